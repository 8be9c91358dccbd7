'use strict';
// Completions for the REPL: commands, modules in require() and import(), files for the functions of fs, names in
// scope, and properties of what an expression leads to that can be followed without running any of the program.

const { valueOf } = require('internal/repl/evaluation');
const { globalPaths } = require('internal/modules/cjs').Module;

const WORDS = ['async', 'await', 'break', 'case', 'catch', 'const', 'continue', 'debugger', 'default', 'delete', 'do',
  'else', 'export', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let', 'new', 'null',
  'return', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield'];

const TEXT = '"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`(?:[^`\\\\$]|\\\\.)*`';
const IN_BRACKETS = `\\[(?:${TEXT}|[\\w$.]+)\\]`;
// What a chain begins with, its links, and the dot before the name that is being typed.
const CHAIN = new RegExp(`((?:[A-Za-z_$][\\w$]*|${TEXT}|\\((?:${TEXT})\\)|\\[\\])` +
  `(?:\\s*\\??\\.\\s*[A-Za-z_$][\\w$]*|(?:\\?\\.)?${IN_BRACKETS})*)(\\s*\\??\\.\\s*)([A-Za-z_$][\\w$]*)?$`);
const LINK = new RegExp(`\\s*\\??\\.\\s*([A-Za-z_$][\\w$]*)|(?:\\?\\.)?\\[(${TEXT}|[\\w$.]+)\\]`, 'g');
const START = new RegExp(`^(?:[A-Za-z_$][\\w$]*|${TEXT}|\\((?:${TEXT})\\)|\\[\\])`);

function complete(repl, line, callback) {
  let result;
  try {
    result = completionsOf(repl, line.trimStart());
  } catch {
    result = [[], line];
  }
  callback(null, result);
}

function completionsOf(repl, line) {
  const command = /^\.(\w*)$/.exec(line);
  if (command !== null) return answer([Object.keys(repl.commands)], command[1]);
  const required = /\b(require|import)\s*\(\s*['"`](([\w@./:-]+\/)?(?:[\w@./:-]*))$/.exec(line);
  if (required !== null) return modulesFor(repl, required[1] === 'import', required[2], required[3] ?? '');
  const file = /\bfs(?:\.promises)?\.\s*[a-z][a-zA-Z]+\(\s*["'](.*)$/.exec(line);
  if (file !== null) return filesFor(file[1]);
  return namesFor(repl, line);
}

// ---- what is left of groups -------------------------------------------------------------------------

// The last group comes first; between two there is an empty line.
function answer(groups, typed, prefix = '') {
  const wanted = typed.slice(prefix.length).toLowerCase();
  const seen = new Set();
  const result = [];
  for (const group of groups) {
    const names = group.filter((name) => name.toLowerCase().startsWith(wanted)).map((name) => prefix + name);
    const fresh = [...new Set(names)].filter((name) => !seen.has(name)).sort();
    for (const name of fresh) seen.add(name);
    if (fresh.length === 0) continue;
    if (result.length > 0) result.unshift('');
    result.unshift(...fresh);
  }
  return [result, typed];
}

// ---- modules and files ------------------------------------------------------------------------------

function entriesOf(folder) {
  try {
    return require('fs').readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function modulesFor(repl, isImport, typed, folder) {
  const groups = [];
  if (typed === '.') {
    groups.push(['./', '../']);
  } else if (typed === '..') {
    groups.push(['../']);
  } else {
    const own = repl.context.module?.paths ?? [];
    const roots = /^\.\.?\//.test(typed) ? [process.cwd()] : [...own, ...globalPaths];
    const extensions = isImport ? ['.js', '.cjs', '.mjs', '.json'] : Object.keys(repl.context.require?.extensions ?? {});
    const found = [];
    for (const root of roots) gather(found, require('path').resolve(root, folder), folder, extensions, isImport);
    groups.push(found);
  }
  if (folder === '' && typed[0] !== '.') {
    const names = require('repl').builtinModules;
    const known = new Set(require('module').builtinModules);
    const schemed = names.filter((name) => known.has(name) && !name.startsWith('node:'));
    groups.push(names, schemed.map((name) => `node:${name}`));
  }
  return answer(groups, typed);
}

function gather(found, path, folder, extensions, isImport) {
  const { extname, join } = require('path');
  for (const entry of entriesOf(path)) {
    const { name } = entry;
    const extension = extname(name);
    if (/-\d+\.\d+/.test(name) || name === '.npm') continue;
    if (!entry.isDirectory()) {
      if (!extensions.includes(extension)) continue;
      const base = isImport ? name : name.slice(0, name.length - extension.length);
      if (folder === '' || base !== 'index') found.push(folder + base);
      continue;
    }
    found.push(`${folder}${name}/`);
    const isModule = (inner) => inner === 'package.json' || inner === 'index' ||
      (inner.startsWith('index') && extensions.includes(inner.slice(5)));
    if (entriesOf(join(path, name)).some((inner) => isModule(inner.name))) found.push(folder + name);
  }
}

function filesFor(typed) {
  const { basename, dirname } = require('path');
  const fs = require('fs');
  const isFolder = typed !== '' && fs.statSync(typed, { throwIfNoEntry: false })?.isDirectory();
  const prefix = isFolder ? '' : basename(typed);
  const names = entriesOf(isFolder ? typed : dirname(typed)).map((entry) => entry.name);
  return [names.filter((name) => name.startsWith(prefix)), prefix];
}

// ---- names ------------------------------------------------------------------------------------------

function namesFor(repl, line) {
  const chain = CHAIN.exec(line);
  if (chain === null) return globalsFor(repl, line);
  // A number, or what a call answers, is not gone into.
  if (/[\w$)\]}]$/.test(line.slice(0, chain.index))) return [[], undefined];
  const target = follow(repl, chain[1]);
  const typed = chain[1] + chain[2] + (chain[3] ?? '');
  if (target === undefined || target === null) return [[], typed];
  return answer(groupsOf(Object(target)), typed, chain[1] + chain[2]);
}

function globalsFor(repl, line) {
  const match = /(?:^|[^\w$.)\]}"'`])([A-Za-z_$][\w$]*)?$/.exec(line);
  if (match === null) return [[], undefined];
  const typed = match[1] ?? '';
  const [own, ...inherited] = groupsOf(repl.context);
  // The language's own names are not on the object that stands for a context.
  const language = repl.context === globalThis ? [] : valueOf(repl, 'Object.getOwnPropertyNames(globalThis)');
  const all = [...inherited, [...own, ...language, ...repl.lexicalNames]];
  if (typed !== '') all.push(WORDS);
  return answer(all, typed);
}

// The names of each object of a chain of prototypes, the nearest first.
function groupsOf(object) {
  const groups = [];
  for (let each = object; each !== null && groups.length < 100; each = Object.getPrototypeOf(each)) {
    groups.push(namesOf(each));
  }
  return groups;
}

function namesOf(object) {
  let names;
  try {
    names = Object.getOwnPropertyNames(object);
  } catch {
    return [];
  }
  return names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !/^__(?:define|lookup)[GS]etter__$/.test(name));
}

// No getter of the program's is to run while somebody types, and no proxy is asked.
function follow(repl, path) {
  const start = START.exec(path)[0];
  let value = valueOf(repl, start);
  LINK.lastIndex = start.length;
  for (let link = LINK.exec(path); link !== null; link = LINK.exec(path)) {
    if (value === undefined || value === null) return undefined;
    const key = link[1] ?? valueOf(repl, link[2]);
    value = propertyOf(repl, value, key);
  }
  return require('util').types.isProxy(value) ? undefined : value;
}

function propertyOf(repl, value, key) {
  let owner = Object(value);
  const { isProxy } = require('util').types;
  while (owner !== null && !isProxy(owner) && !Object.hasOwn(owner, key)) owner = Object.getPrototypeOf(owner);
  if (owner === null || isProxy(owner)) return undefined;
  const isOurs = owner === globalThis || owner === repl.context;
  return isOurs || Object.getOwnPropertyDescriptor(owner, key).get === undefined ? value[key] : undefined;
}

module.exports = { complete };
