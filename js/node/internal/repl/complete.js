'use strict';
// Completions for the REPL: commands, modules in require(), names in scope, properties of what a dotted path leads to.

function complete(repl, line, callback) {
  try {
    callback(null, completionsOf(repl, line));
  } catch {
    callback(null, [[], line]);
  }
}

function completionsOf(repl, line) {
  const command = /^\s*\.(\w*)$/.exec(line);
  if (command !== null) {
    return [startingWith(Object.keys(repl.commands), command[1]), command[1]];
  }
  const required = /\brequire\s*\(\s*['"`]([\w@./:-]*)$/.exec(line);
  if (required !== null) {
    return [startingWith(require('module').builtinModules, required[1]), required[1]];
  }
  const path = /(?:[\w$]+\.)*[\w$]*$/.exec(line)[0];
  const parts = path.split('.');
  const prefix = parts.pop();
  if (parts.length === 0) return [prefix === '' ? [] : startingWith(namesOf(repl.context), prefix), prefix];
  const target = follow(repl.context, parts);
  if (target === undefined || target === null) return [[], path];
  const base = `${parts.join('.')}.`;
  return [startingWith(namesOf(Object(target)), prefix).map((name) => base + name), path];
}

// No getter of the program's is to run while somebody types.
function follow(scope, parts) {
  let value = scope;
  for (const part of parts) {
    if (value === undefined || value === null) return undefined;
    let owner = Object(value);
    while (owner !== null && !Object.hasOwn(owner, part)) owner = Object.getPrototypeOf(owner);
    if (owner === null) return undefined;
    const descriptor = Object.getOwnPropertyDescriptor(owner, part);
    value = descriptor.get === undefined || owner === globalThis ? value[part] : undefined;
  }
  return value;
}

function namesOf(object) {
  const names = new Set();
  for (let each = object; each !== null; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) if (/^[A-Za-z_$][\w$]*$/.test(name)) names.add(name);
  }
  return [...names];
}

function startingWith(names, prefix) {
  return names.filter((name) => name.startsWith(prefix)).sort();
}

module.exports = { complete };
