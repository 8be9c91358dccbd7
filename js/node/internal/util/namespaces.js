'use strict';
// The engine has no name of its own for the namespace of an ES module; what it is must be told from its shape
// (ECMAScript, module namespace exotic objects): no prototype, nothing can be added, and tagged for good.

function isModuleNamespace(value) {
  if (Object.getPrototypeOf(value) !== null || Object.isExtensible(value)) return false;
  const tag = Object.getOwnPropertyDescriptor(value, Symbol.toStringTag);
  return tag !== undefined && tag.value === 'Module' && !tag.writable && !tag.configurable;
}

module.exports = { isModuleNamespace };
