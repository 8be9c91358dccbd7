'use strict';
// The kinds of objects that internal/util/inspect leaves to be loaded at first need: functions and
// classes, collections, buffers, dates, promises, proxies, boxed primitives, getters. After Node's util
// documentation and its observed output.

const {
  OBJECT_ENTRY, ARRAY_ENTRY, ARRAY_EXTRA, stylizePlain, plural, moreItems, makeShape,
  getPrefix, ownKeys, extraKeys, objectShape, joinEntries, formatValue, formatProperty, formatPrimitive,
  formatDescriptor, formatNumber, formatBigInt, inspect, optionNames,
} = require('internal/util/inspect');
const { isModuleNamespace } = require('internal/util/namespaces');
const { classOf, promiseDetails, proxyDetails, previewIterator } = native('util');

const { hasOwnProperty } = Object.prototype;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

// ---- names

// Constructors of the language: what their prototypes hold is not news. Others among the globals are known by
// having been compiled from a file.
let globalNames;
function isBuiltIn(constructor) {
  globalNames ??= new Set(Object.getOwnPropertyNames(globalThis));
  return globalNames.has(constructor.name) && typeof constructor.fileName !== 'string';
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

// Promise.prototype has a getter while AsyncLocalStorages are in use.
function ownConstructor(prototype) {
  return prototype === Promise.prototype ? Promise : getOwnPropertyDescriptor(prototype, 'constructor')?.value;
}

function searchConstructorName(ctx, value, level, inherited) {
  let firstPrototype;
  for (let at = value; at !== null; at = getPrototypeOf(at)) {
    if (at !== value && firstPrototype === undefined) firstPrototype = at;
    const made = ownConstructor(at);
    if (typeof made !== 'function' || made.name === '' || !isInstance(value, made)) continue;
    if (inherited !== undefined && (firstPrototype !== at || !isBuiltIn(made))) {
      addInherited(ctx, value, firstPrototype ?? value, level, inherited);
    }
    return String(made.name);
  }
  if (firstPrototype === undefined) return null;
  const name = classOf(value);
  if (level > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const above = searchConstructorName(ctx, firstPrototype, level + 1, inherited);
  if (above !== null) return `${name} <${above}>`;
  const { seen, budget, stylize, ...options } = ctx;
  return `${name} <${inspect(firstPrototype, { ...options, customInspect: false, depth: -1 })}>`;
}

// With showHidden: the accessors and data that up to three prototypes give to `value`.
function addInherited(ctx, value, prototype, level, output) {
  const shadowed = new Set(Reflect.ownKeys(value));
  let at = prototype;
  for (let steps = 0; steps < 3; steps++) {
    if (steps !== 0 || at === value) {
      at = getPrototypeOf(at);
      if (at === null) return;
    }
    const made = ownConstructor(at);
    if (typeof made === 'function' && isBuiltIn(made)) return;
    const keys = Reflect.ownKeys(at);
    ctx.seen.push(value);
    for (const key of keys) {
      if (key === 'constructor' || shadowed.has(key)) continue;
      const descriptor = getOwnPropertyDescriptor(at, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatDescriptor(ctx, value, level, key, OBJECT_ENTRY, descriptor);
      output.push(ctx.colors ? `\x1b[2m${text}\x1b[22m` : text);
    }
    ctx.seen.pop();
    for (const key of keys) shadowed.add(key);
  }
}

// ---- what a custom inspect function is given

function userOptions(ctx, foreign) {
  const options = {};
  options.stylize = ctx.stylize;
  for (const name of optionNames()) options[name] = ctx[name];
  if (ctx.userOptions !== undefined) Object.assign(options, ctx.userOptions);
  if (!foreign) return options;
  // An object of another realm gets nothing through which it could reach ours.
  Object.setPrototypeOf(options, null);
  options.stylize = Object.setPrototypeOf((value, style) => `${ctx.stylize(`${value}`, style)}`, null);
  return options;
}

// ---- the kinds

// `facts` is { constructor, tag, inherited, inTypedArray, level }; answers a shape for formatObject.
function describe(ctx, value, kind, facts) {
  if (facts.constructor === null || value[Symbol.iterator]) {
    const shape = describeIterable(ctx, value, kind, facts);
    if (shape !== undefined) return shape;
  }
  if (typeof value === 'function') return describeFunction(ctx, value, kind, facts);
  // What was given the prototype of plain objects is shown as one.
  if (facts.constructor === 'Object' && kind !== 'Arguments') kind = 'Object';
  else if (kind === 'Object' && facts.constructor === null && isModuleNamespace(value)) kind = 'Module';
  switch (kind) {
    case 'Object': break;
    case 'Arguments': return plainShape(ctx, value, facts, 'Arguments', '[Arguments] {');
    case 'RegExp': return describeRegExp(ctx, value, facts);
    case 'Date': return describeDate(ctx, value, facts);
    case 'ArrayBuffer':
    case 'SharedArrayBuffer': return describeArrayBuffer(ctx, value, kind, facts);
    case 'DataView': return describeDataView(ctx, value, facts);
    case 'Promise': return describeListed(ctx, value, facts, 'Promise', promiseEntries);
    case 'WeakSet': return describeListed(ctx, value, facts, 'WeakSet', weakEntries);
    case 'WeakMap': return describeListed(ctx, value, facts, 'WeakMap', weakEntries);
    case 'Module': return describeListed(ctx, value, facts, 'Module', namespaceEntries);
    case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol':
      return describeBoxed(ctx, value, kind, facts);
  }
  if (kind === 'Error' || value instanceof Error) return describeError(ctx, value, facts);
  if (facts.tag === 'URL' && value instanceof globalThis.URL && !(ctx.depth !== null && facts.level > ctx.depth)) {
    return baseShape(ctx, value, facts, value.href);
  }
  return objectShape(ctx, value, facts.constructor, facts.tag, facts.inherited);
}

function nothingListed(shape, facts) {
  return shape.keys.length === 0 && facts.inherited === undefined;
}

function plainShape(ctx, value, facts, fallback, open) {
  const shape = makeShape(open, '}', ownKeys(value, ctx.showHidden), OBJECT_ENTRY, undefined);
  if (nothingListed(shape, facts)) shape.done = `${open}}`;
  return shape;
}

// A shape whose text without further properties is `base`.
function baseShape(ctx, value, facts, base, style) {
  const shape = makeShape('{', '}', ownKeys(value, ctx.showHidden), OBJECT_ENTRY, undefined);
  shape.base = base;
  if (nothingListed(shape, facts)) shape.done = style === undefined ? base : ctx.stylize(base, style);
  return shape;
}

function describeListed(ctx, value, { constructor, tag }, fallback, entries) {
  const open = `${getPrefix(constructor, tag, fallback)}{`;
  return makeShape(open, '}', ownKeys(value, ctx.showHidden), OBJECT_ENTRY, entries);
}

function describeIterable(ctx, value, kind, facts) {
  const { constructor, tag } = facts;
  switch (kind) {
    case 'Set': return describeCollection(ctx, value, facts, 'Set', setEntries);
    case 'Map': return describeCollection(ctx, value, facts, 'Map', mapEntries);
    case 'Map Iterator': case 'Set Iterator': {
      let name = tag;
      if (tag !== kind) name = tag === '' ? kind : `${kind}] [${tag}`;
      return makeShape(`[${name}] {`, '}', ownKeys(value, ctx.showHidden), OBJECT_ENTRY, iteratorEntries);
    }
  }
  if (!ArrayBuffer.isView(value) || kind === 'DataView') return undefined;
  const name = typedArrayName(value);
  const bound = constructor === null ? new globalThis[name](value) : value;
  const prefix = getPrefix(constructor, tag, name, `(${bound.length})`);
  const shape = makeShape(`${prefix}[`, ']', extraKeys(value, ctx.showHidden), ARRAY_EXTRA, typedArrayEntries);
  shape.value = bound;
  if (bound.length === 0 && shape.keys.length === 0 && !ctx.showHidden) shape.done = `${prefix}[]`;
  return shape;
}

function typedArrayName(value) {
  const tagOf = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  return tagOf.call(value);
}

const sizeOf = {
  Set: (value) => getOwnPropertyDescriptor(Set.prototype, 'size').get.call(value),
  Map: (value) => getOwnPropertyDescriptor(Map.prototype, 'size').get.call(value),
};

function describeCollection(ctx, value, facts, kind, entries) {
  const size = sizeOf[kind](value);
  const prefix = getPrefix(facts.constructor, facts.tag, kind, `(${size})`);
  const shape = makeShape(`${prefix}{`, '}', ownKeys(value, ctx.showHidden), OBJECT_ENTRY, entries);
  shape.size = size;
  if (size === 0 && nothingListed(shape, facts)) shape.done = `${prefix}{}`;
  return shape;
}

// ---- functions and classes

function withoutComments(text) {
  return text.replace(/\/\/.*|\/\*[^]*?\*\//g, '');
}

// A class's source starts with `class`, and so may that of a method of this name.
function isClassSource(text) {
  if (!text.startsWith('class') || !text.endsWith('}')) return false;
  const inner = text.slice(5, -1);
  const bracket = inner.indexOf('{');
  return bracket !== -1 && (!inner.slice(0, bracket).includes('(') ||
    /^(?:\s+[^(]*?|\s*)(?:\s+extends\s[^{]+)?\s*\{/.test(withoutComments(inner)));
}

// Node's own classes came without their source. Their code still has a file, which the engine's own
// constructors lack, and only a class has a `prototype` that can't be replaced.
function isSourceless(value, text) {
  return text.endsWith('[native code]\n}') && typeof value.fileName === 'string' &&
    getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}

function isClass(value) {
  const text = Function.prototype.toString.call(value);
  return isClassSource(text) || isSourceless(value, text);
}

function classBase(value, constructor, tag) {
  const name = (hasOwnProperty.call(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const parent = getPrototypeOf(value).name;
  return `[${parent ? `${base} extends ${parent}` : base}]`;
}

const functionTypes = { AsyncFunction: 1, GeneratorFunction: 1, AsyncGeneratorFunction: 1 };

function functionBase(value, kind, constructor, tag) {
  const type = hasOwnProperty.call(functionTypes, kind) ? kind : 'Function';
  if (type === 'Function' && isClass(value)) return classBase(value, constructor, tag);
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)]' : `: ${value.name}]`;
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

function describeFunction(ctx, value, kind, facts) {
  const { constructor, tag } = facts;
  return baseShape(ctx, value, facts, functionBase(value, kind, constructor, tag), 'special');
}

// ---- kinds with one text of their own

function describeRegExp(ctx, value, facts) {
  const { constructor, tag } = facts;
  const text = RegExp.prototype.toString.call(constructor !== null ? value : new RegExp(value));
  return prefixedBase(ctx, value, facts, getPrefix(constructor, tag, 'RegExp'), text);
}

function describeDate(ctx, value, facts) {
  const { constructor, tag } = facts;
  const valid = !Number.isNaN(Date.prototype.getTime.call(value));
  const text = valid ? Date.prototype.toISOString.call(value) : Date.prototype.toString.call(value);
  return prefixedBase(ctx, value, facts, getPrefix(constructor, tag, 'Date'), text);
}

function prefixedBase(ctx, value, facts, prefix, text) {
  const kind = text[0] === '/' ? 'RegExp' : 'Date';
  const base = prefix === `${kind} ` ? text : prefix + text;
  const shape = baseShape(ctx, value, facts, base, kind.toLowerCase());
  if (kind === 'RegExp' && facts.level > ctx.depth && ctx.depth !== null) shape.done = ctx.stylize(base, 'regexp');
  return shape;
}

function describeError(ctx, value, facts) {
  const keys = ownKeys(value, ctx.showHidden);
  const { formatError } = require('internal/util/inspect_errors');
  const shape = makeShape('{', '}', keys, OBJECT_ENTRY, undefined);
  shape.base = formatError(ctx, value, facts.constructor, facts.tag, keys);
  if (nothingListed(shape, facts)) shape.done = shape.base;
  return shape;
}

const unbox = {
  Number: (value) => Number.prototype.valueOf.call(value),
  String: (value) => String.prototype.valueOf.call(value),
  Boolean: (value) => Boolean.prototype.valueOf.call(value),
  BigInt: (value) => BigInt.prototype.valueOf.call(value),
  Symbol: (value) => Symbol.prototype.valueOf.call(value),
};

function describeBoxed(ctx, value, kind, facts) {
  const { constructor, tag } = facts;
  const primitive = unbox[kind](value);
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  else if (constructor !== kind) base += ` (${constructor})`;
  base += `: ${formatPrimitive(ctx, stylizePlain, primitive)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  const shape = baseShape(ctx, value, facts, base, kind.toLowerCase());
  if (kind === 'String') {
    // A string's characters come first among its keys, and the text shows them already.
    shape.keys.splice(0, primitive.length);
    if (nothingListed(shape, facts)) shape.done = ctx.stylize(base, 'string');
  }
  return shape;
}

// ---- binary data

function describeArrayBuffer(ctx, value, kind, facts) {
  const prefix = getPrefix(facts.constructor, facts.tag, kind);
  const keys = ownKeys(value, ctx.showHidden);
  const shape = makeShape(`${prefix}{`, '}', keys, OBJECT_ENTRY, facts.inTypedArray ? undefined : bytesEntries);
  if (facts.inTypedArray && nothingListed(shape, facts)) {
    shape.done = `${prefix}{ byteLength: ${formatNumber(ctx.stylize, value.byteLength, false)} }`;
  }
  keys.unshift('byteLength');
  return shape;
}

function describeDataView(ctx, value, { constructor, tag }) {
  const keys = ownKeys(value, ctx.showHidden);
  keys.unshift('byteLength', 'byteOffset', 'buffer');
  return makeShape(`${getPrefix(constructor, tag, 'DataView')}{`, '}', keys, OBJECT_ENTRY, undefined);
}

function bytesEntries(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), bytes.length);
  const hex = [];
  for (let i = 0; i < shown; i++) hex.push((bytes[i] < 16 ? '0' : '') + bytes[i].toString(16));
  const rest = bytes.length - ctx.maxArrayLength;
  const more = rest > 0 ? ` ... ${rest} more ${plural(rest, 'byte')}` : '';
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${hex.join(' ')}${more}>`];
}

function typedArrayEntries(ctx, ignored, level, { value }) {
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), value.length);
  const formatItem = value.length > 0 && typeof value[0] === 'bigint' ? formatBigInt : formatNumber;
  const output = [];
  for (let i = 0; i < shown; i++) output.push(formatItem(ctx.stylize, value[i], ctx.numericSeparator));
  if (value.length > shown) output.push(moreItems(value.length - shown));
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`[${key}]: ${formatValue(ctx, value[key], level, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

// ---- collections

function shownOf(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

function setEntries(ctx, value, level, { size }) {
  const shown = shownOf(ctx, size);
  const output = [];
  ctx.indentationLvl += 2;
  const iterator = Set.prototype.values.call(value);
  for (let i = 0; i < shown; i++) output.push(formatValue(ctx, iterator.next().value, level));
  if (size > shown) output.push(moreItems(size - shown));
  ctx.indentationLvl -= 2;
  return output;
}

function mapEntries(ctx, value, level, { size }) {
  const shown = shownOf(ctx, size);
  const output = [];
  ctx.indentationLvl += 2;
  const iterator = Map.prototype.entries.call(value);
  for (let i = 0; i < shown; i++) {
    const entry = iterator.next().value;
    output.push(`${formatValue(ctx, entry[0], level)} => ${formatValue(ctx, entry[1], level)}`);
  }
  if (size > shown) output.push(moreItems(size - shown));
  ctx.indentationLvl -= 2;
  return output;
}

function iteratorEntries(ctx, value, level, shape) {
  const preview = previewIterator?.(value);
  if (preview === undefined) return weakEntries(ctx);
  const { 0: entries, 1: isKeyValue } = preview;
  const step = isKeyValue ? 2 : 1;
  const size = entries.length / step;
  const shown = shownOf(ctx, size);
  if (isKeyValue) shape.open = shape.open.replace(/ Iterator\] \{$/, ' Entries] {');
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < shown; i++) {
    const first = formatValue(ctx, entries[i * step], level);
    if (!isKeyValue) {
      output.push(first);
      continue;
    }
    const pair = [first, formatValue(ctx, entries[i * 2 + 1], level)];
    output.push(joinEntries(ctx, pair, level,
      { base: '', open: '[', close: ']', type: ARRAY_EXTRA, value: undefined }));
  }
  ctx.indentationLvl -= 2;
  if (size > shown) output.push(moreItems(size - shown));
  return output;
}

// The engine doesn't tell what a weak collection holds at the moment; nor can it always look into an
// iterator without moving it.
function weakEntries(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

function promiseEntries(ctx, value, level) {
  const { 0: state, 1: result } = promiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, result, level);
  ctx.indentationLvl -= 2;
  return [state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

// Exports that were not initialized yet throw when they are read.
function namespaceEntries(ctx, value, level, shape) {
  const output = [];
  for (const key of shape.keys) {
    try {
      output.push(formatProperty(ctx, value, level, key, OBJECT_ENTRY));
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      const text = formatProperty(ctx, { [key]: '' }, level, key, OBJECT_ENTRY);
      output.push(text.slice(0, text.lastIndexOf(' ') + 1) + ctx.stylize('<uninitialized>', 'special'));
    }
  }
  shape.keys.length = 0;
  return output;
}

function formatProxy(ctx, details, level) {
  if (level > ctx.depth && ctx.depth !== null) return ctx.stylize('Proxy [Array]', 'special');
  ctx.indentationLvl += 2;
  const pair = [formatValue(ctx, details[0], level + 1), formatValue(ctx, details[1], level + 1)];
  ctx.indentationLvl -= 2;
  return joinEntries(ctx, pair, level + 1,
    { base: '', open: 'Proxy [', close: ']', type: ARRAY_EXTRA, value: undefined });
}

// Goes on with an array from its first hole; `output` has the items before it.
function sparseEntries(ctx, value, level, limit, output) {
  const keys = Object.keys(value);
  let next = output.length;
  for (let i = next; i < keys.length && output.length < limit; i++) {
    const key = keys[i];
    if (!/^(?:0|[1-9][0-9]*)$/.test(key) || +key > 4294967294) break;
    if (+key !== next) {
      output.push(ctx.stylize(emptyItems(+key - next), 'undefined'));
      next = +key;
      if (output.length === limit) break;
    }
    output.push(formatProperty(ctx, value, level, key, ARRAY_ENTRY));
    next++;
  }
  const rest = value.length - next;
  if (rest > 0) {
    output.push(output.length === limit ? moreItems(rest) : ctx.stylize(emptyItems(rest), 'undefined'));
  }
  return output;
}

function emptyItems(count) {
  return `<${count} empty ${plural(count, 'item')}>`;
}

// ---- getters

function formatGetter(ctx, value, level, descriptor) {
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  const { stylize, getters } = ctx;
  const wanted = getters === true || (getters === 'get' && descriptor.set === undefined) ||
    (getters === 'set' && descriptor.set !== undefined);
  const name = stylize(`[${label}]`, 'special');
  if (!wanted) return name;
  const around = (text) => `${stylize(`[${label}:`, 'special')} ${text}${stylize(']', 'special')}`;
  const indentation = ctx.indentationLvl;
  try {
    const result = descriptor.get.call(value);
    ctx.indentationLvl += 2;
    let text;
    if (result === null) text = around(stylize('null', 'null'));
    else if (typeof result === 'object') text = `${name} ${formatValue(ctx, result, level)}`;
    else if (typeof result === 'function') text = around(formatValue(ctx, result, level));
    else text = around(formatPrimitive(ctx, stylize, result));
    return text;
  } catch (error) {
    return around(`<Inspection threw (${error?.message})>`);
  } finally {
    ctx.indentationLvl = indentation;
  }
}

// Too deep for the engine's stack: say so in the place of what couldn't be shown.
function interrupted(ctx, value, level, indentation, error) {
  const overflow = (error instanceof RangeError || error?.name === 'InternalError') &&
    /call stack|stack overflow/i.test(error.message);
  if (!overflow) throw error;
  ctx.seen.pop();
  ctx.indentationLvl = indentation;
  const name = getPrefix(searchConstructorName(ctx, value, level), '', 'Object').slice(0, -1);
  return ctx.stylize(
    `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
}

// ---- what format needs besides

// Whether String(value) would only answer something like [object Object].
function hasBuiltInToString(value) {
  for (let details = proxyDetails(value); details !== undefined; details = proxyDetails(value)) {
    value = details[0];
    if (!value) return true;
  }
  if (typeof value.toString !== 'function') return true;
  let owner = value;
  while (!hasOwnProperty.call(owner, 'toString') && !hasOwnProperty.call(owner, Symbol.toPrimitive)) {
    owner = getPrototypeOf(owner);
  }
  if (owner === value) return false;
  const made = ownConstructor(owner);
  return typeof made === 'function' && isBuiltIn(made);
}

module.exports = {
  describe,
  searchConstructorName,
  userOptions,
  formatProxy,
  formatGetter,
  sparseEntries,
  interrupted,
  hasBuiltInToString,
};
