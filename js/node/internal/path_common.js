'use strict';
// What paths of both systems have in common once separators are out of the way.

const { validateObject } = require('internal/validators');

function extensionOf(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

function formatWith(sep, pathObject) {
  validateObject(pathObject, 'pathObject');
  const { ext } = pathObject;
  const dir = pathObject.dir || pathObject.root;
  const base = pathObject.base ||
    `${pathObject.name || ''}${ext ? `${ext[0] === '.' ? '' : '.'}${ext}` : ''}`;
  if (!dir) return base;
  return dir === pathObject.root ? `${dir}${base}` : `${dir}${sep}${base}`;
}

module.exports = { extensionOf, formatWith };
