'use strict';
// Values as text: util.inspect and how console prints objects, after Node's util documentation
// (https://nodejs.org/docs/latest-v22.x/api/util.html#utilinspectobject-options) and its observed output.
// This file has the walk itself, strings, numbers, plain objects and arrays, which is what most programs
// print; every other kind of object is described by internal/util/inspect_kinds, loaded at first need.

const { classOf, proxyDetails } = native('util');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const ObjectPrototype = Object.prototype;
const ArrayPrototype = Array.prototype;
const { hasOwnProperty, propertyIsEnumerable } = ObjectPrototype;
const { getOwnPropertyDescriptor, getPrototypeOf, getOwnPropertySymbols } = Object;

// How an entry is to be written: `key: value`, the bare value, or `key: value` beside an array's items.
const OBJECT_ENTRY = 0;
const ARRAY_ENTRY = 1;
const ARRAY_EXTRA = 2;

const LARGEST_OUTPUT = 2 ** 27;
// Shorter texts only matter as parts of those that hold them.
const WORTH_COUNTING = 1024;

const defaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

let kindsModule;
function kinds() {
  return kindsModule ??= require('internal/util/inspect_kinds');
}

let columnsModule;
function columns() {
  return columnsModule ??= require('internal/util/inspect_columns');
}

const stylizePlain = (text) => text;

function stylizeColored(text, styleName) {
  const style = inspect.styles[styleName];
  if (style === undefined) return text;
  const codes = inspect.colors[style];
  return codes === undefined ? text : `\x1b[${codes[0]}m${text}\x1b[${codes[1]}m`;
}

function makeContext() {
  const d = defaultOptions;
  return {
    budget: undefined,
    indentationLvl: 0,
    seen: [],
    circular: undefined,
    currentDepth: 0,
    stylize: stylizePlain,
    userOptions: undefined,
    showHidden: d.showHidden,
    depth: d.depth,
    colors: d.colors,
    customInspect: d.customInspect,
    showProxy: d.showProxy,
    maxArrayLength: d.maxArrayLength,
    maxStringLength: d.maxStringLength,
    breakLength: d.breakLength,
    compact: d.compact,
    sorted: d.sorted,
    getters: d.getters,
    numericSeparator: d.numericSeparator,
  };
}

function takeOptions(ctx, options) {
  const names = Object.keys(options);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (hasOwnProperty.call(defaultOptions, name) || name === 'stylize') ctx[name] = options[name];
    else if (ctx.userOptions === undefined) ctx.userOptions = options;
  }
}

function inspect(value, options, depth, colors) {
  const ctx = makeContext();
  if (depth !== undefined) ctx.depth = depth;
  if (colors !== undefined) ctx.colors = colors;
  if (typeof options === 'boolean') ctx.showHidden = options;
  else if (options) takeOptions(ctx, options);
  return inspectIn(ctx, value);
}

/** Inspects with `options`, and `overrides` over them. */
function inspectWith(value, options, overrides) {
  const ctx = makeContext();
  if (options !== undefined) takeOptions(ctx, options);
  if (overrides !== undefined) takeOptions(ctx, overrides);
  return inspectIn(ctx, value);
}

function inspectIn(ctx, value) {
  if (ctx.colors) ctx.stylize = stylizeColored;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0);
}

// ---- strings and other primitives

const suspectCharacter = /[\x00-\x1f\x27\x5c\x7f-\x9f\ud800-\udfff]/;
const shortEscapes = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 92: '\\\\' };

function quoteFor(text) {
  if (!text.includes("'")) return "'";
  if (!text.includes('"')) return '"';
  return !text.includes('`') && !text.includes('${') ? '`' : "'";
}

// A surrogate that has no partner; a pair is plain text.
function isLoneSurrogate(text, at, code) {
  if (code <= 0xdbff) {
    const next = text.charCodeAt(at + 1);
    return !(next >= 0xdc00 && next <= 0xdfff);
  }
  const previous = text.charCodeAt(at - 1);
  return !(previous >= 0xd800 && previous <= 0xdbff);
}

function escapeOf(text, at, quoteCode) {
  const code = text.charCodeAt(at);
  if (code === quoteCode) return quoteCode === 39 ? "\\'" : undefined;
  if (code < 32 || code === 92 || (code >= 127 && code <= 159)) {
    return shortEscapes[code] ?? `\\x${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
  }
  if (code >= 0xd800 && code <= 0xdfff && isLoneSurrogate(text, at, code)) {
    return `\\u${code.toString(16)}`;
  }
}

function escapeBetween(text, quote) {
  const quoteCode = quote === '' ? 39 : quote.charCodeAt(0);
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const escape = escapeOf(text, i, quoteCode);
    if (escape !== undefined) {
      result += text.slice(from, i) + escape;
      from = i + 1;
    }
  }
  return quote + (from === 0 ? text : result + text.slice(from)) + quote;
}

function quoteString(text) {
  return suspectCharacter.test(text) ? escapeBetween(text, quoteFor(text)) : `'${text}'`;
}

function plural(count, word) {
  return count === 1 ? word : `${word}s`;
}

function moreItems(count) {
  return `... ${count} more ${plural(count, 'item')}`;
}

function formatString(ctx, stylize, value) {
  let trailer = '';
  if (value.length > ctx.maxStringLength) {
    const rest = value.length - ctx.maxStringLength;
    value = value.slice(0, ctx.maxStringLength);
    trailer = `... ${rest} more ${plural(rest, 'character')}`;
  }
  if (ctx.compact !== true && value.length > 16 &&
      value.length > ctx.breakLength - ctx.indentationLvl - 4 && value.includes('\n')) {
    const lines = value.split('\n');
    const last = lines.pop();
    const parts = lines.map((line) => stylize(quoteString(`${line}\n`), 'string'));
    if (last !== '') parts.push(stylize(quoteString(last), 'string'));
    return parts.join(` +\n${' '.repeat(ctx.indentationLvl + 2)}`) + trailer;
  }
  return stylize(quoteString(value), 'string') + trailer;
}

function formatNumber(stylize, value, separate) {
  if (separate) return stylize(columns().separateNumber(value), 'number');
  return stylize(value === 0 && 1 / value < 0 ? '-0' : `${value}`, 'number');
}

function formatBigInt(stylize, value, separate) {
  return stylize(separate ? columns().separateBigInt(value) : `${value}n`, 'bigint');
}

function symbolText(symbol) {
  const text = symbol.toString();
  return suspectCharacter.test(text) ? escapeBetween(text, '') : text;
}

function formatPrimitive(ctx, stylize, value) {
  switch (typeof value) {
    case 'string': return formatString(ctx, stylize, value);
    case 'number': return formatNumber(stylize, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, ctx.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    default: return stylize(value.toString(), 'symbol');
  }
}

// ---- the walk

function formatValue(ctx, value, level, inTypedArray) {
  if (value === null) return ctx.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(ctx, ctx.stylize, value);
  const original = value;
  let kind = classOf(value);
  if (kind === 'Proxy') {
    const details = proxyDetails(value);
    if (!details[0]) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return kinds().formatProxy(ctx, details, level);
    value = proxyTarget(details[0]);
    if (value === null) return ctx.stylize('<Revoked Proxy>', 'special');
    kind = classOf(value);
  }
  if (ctx.customInspect) {
    const custom = value[customInspect];
    if (typeof custom === 'function' && custom !== inspect) {
      const { constructor } = value;
      // A class that carries the method for its instances is not itself to be shown by it.
      if (!constructor || constructor.prototype !== value) {
        const shown = custom.call(original, ctx.depth === null ? null : ctx.depth - level,
          kinds().userOptions(ctx, original !== value || !(original instanceof Object)), inspect);
        if (shown !== original) return customResult(ctx, shown, level);
      }
    }
  }
  if (ctx.seen.includes(value)) return formatCircular(ctx, value);
  return formatObject(ctx, value, level, kind, inTypedArray);
}

// The first thing behind a chain of proxies that is no proxy; null when one on the way is revoked.
function proxyTarget(value) {
  for (let details = proxyDetails(value); details !== undefined; details = proxyDetails(value)) {
    value = details[0];
    if (!value) return null;
  }
  return value;
}

function customResult(ctx, shown, level) {
  if (typeof shown !== 'string') return formatValue(ctx, shown, level);
  return shown.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

function formatCircular(ctx, value) {
  ctx.circular ??= new Map();
  let index = ctx.circular.get(value);
  if (index === undefined) ctx.circular.set(value, index = ctx.circular.size + 1);
  return ctx.stylize(`[Circular *${index}]`, 'special');
}

function getPrefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const suffix = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${suffix}`;
  }
  if (tag !== '' && constructor !== tag) return `${constructor}${size} [${tag}] `;
  return `${constructor}${size} `;
}

// The name of the function that made `value`; null for an object without a prototype.
function constructorName(ctx, value, level, inherited) {
  if (inherited === undefined && !hasOwnProperty.call(value, 'constructor')) {
    const prototype = getPrototypeOf(value);
    if (prototype === null) return null;
    if (prototype === ObjectPrototype) return 'Object';
    if (prototype === ArrayPrototype) return 'Array';
  }
  return kinds().searchConstructorName(ctx, value, level, inherited);
}

function toStringTag(ctx, value) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  // An own tag is listed among the properties already.
  const listed = ctx.showHidden ? hasOwnProperty : propertyIsEnumerable;
  return listed.call(value, Symbol.toStringTag) ? '' : tag;
}

function ownKeys(value, showHidden) {
  if (showHidden) return Reflect.ownKeys(value);
  const keys = Object.keys(value);
  const symbols = getOwnPropertySymbols(value);
  for (let i = 0; i < symbols.length; i++) {
    if (propertyIsEnumerable.call(value, symbols[i])) keys.push(symbols[i]);
  }
  return keys;
}

const arrayIndex = /^(?:0|[1-9][0-9]{0,9})$/;

// An array's keys beside its items. Index keys come first and in order, so one look at the last name
// tells for an ordinary array that there are none.
function extraKeys(value, showHidden) {
  const keys = ownKeys(value, showHidden);
  const { length } = value;
  if (!showHidden && keys.length === length && (length === 0 || keys[length - 1] === `${length - 1}`)) return [];
  return keys.filter((key) => typeof key === 'symbol' || !arrayIndex.test(key) || +key > 4294967294);
}

// What formatObject needs to know of an object before it lists the entries. `done` is the whole text of
// one that has nothing to list.
function makeShape(open, close, keys, type, entries) {
  return { done: undefined, base: '', open, close, keys, type, entries, value: undefined, size: 0 };
}

function arrayShape(ctx, value, constructor, tag, inherited) {
  const prefix = constructor === 'Array' && tag === '' ? '' :
    getPrefix(constructor, tag, 'Array', `(${value.length})`);
  const shape = makeShape(`${prefix}[`, ']', extraKeys(value, ctx.showHidden), ARRAY_EXTRA, arrayEntries);
  if (value.length === 0 && shape.keys.length === 0 && inherited === undefined) shape.done = `${prefix}[]`;
  return shape;
}

function objectShape(ctx, value, constructor, tag, inherited) {
  const keys = ownKeys(value, ctx.showHidden);
  const prefix = constructor === 'Object' && tag === '' ? '' : getPrefix(constructor, tag, 'Object');
  const shape = makeShape(`${prefix}{`, '}', keys, OBJECT_ENTRY, undefined);
  if (keys.length === 0 && inherited === undefined) shape.done = `${prefix}{}`;
  return shape;
}

function formatObject(ctx, value, level, kind, inTypedArray) {
  const inherited = ctx.showHidden && (level <= ctx.depth || ctx.depth === null) ? [] : undefined;
  const constructor = constructorName(ctx, value, level, inherited);
  const properties = inherited !== undefined && inherited.length === 0 ? undefined : inherited;
  const tag = toStringTag(ctx, value);
  let shape;
  if (kind === 'Array' && (value[Symbol.iterator] || constructor === null)) {
    shape = arrayShape(ctx, value, constructor, tag, properties);
  } else if (kind === 'Object' && tag === '' &&
      (constructor === 'Object' || (constructor === null && !ctx.showHidden))) {
    shape = objectShape(ctx, value, constructor, tag, properties);
  } else {
    const facts = { constructor, tag, inherited: properties, inTypedArray, level };
    shape = kinds().describe(ctx, value, kind, facts);
  }
  if (shape.done !== undefined) return shape.done;
  if (level > ctx.depth && ctx.depth !== null) {
    const name = getPrefix(constructor, tag, kind).slice(0, -1);
    return ctx.stylize(constructor === null ? name : `[${name}]`, 'special');
  }
  return formatEntries(ctx, value, level + 1, shape, properties);
}

function formatEntries(ctx, value, level, shape, inherited) {
  ctx.seen.push(value);
  ctx.currentDepth = level;
  const indentation = ctx.indentationLvl;
  let output;
  try {
    output = listEntries(ctx, value, level, shape);
    if (inherited !== undefined) output.push(...inherited);
  } catch (error) {
    return kinds().interrupted(ctx, value, level, indentation, error);
  }
  let { base, open } = shape;
  if (ctx.circular !== undefined) {
    const index = ctx.circular.get(value);
    if (index !== undefined) {
      const reference = ctx.stylize(`<ref *${index}>`, 'special');
      if (ctx.compact === true) open = `${reference} ${open}`;
      else base = base === '' ? reference : `${reference} ${base}`;
    }
  }
  ctx.seen.pop();
  if (ctx.sorted) output = sortEntries(output, shape, ctx.sorted === true ? undefined : ctx.sorted);
  const text = joinEntries(ctx, output, level, { base, open, close: shape.close, type: shape.type, value });
  if (text.length > WORTH_COUNTING) charge(ctx, text.length);
  return text;
}

// What is left is only named once the text of a level has grown past what a string could hold.
function charge(ctx, length) {
  ctx.budget ??= {};
  const spent = (ctx.budget[ctx.indentationLvl] || 0) + length;
  ctx.budget[ctx.indentationLvl] = spent;
  if (spent > LARGEST_OUTPUT) ctx.depth = -1;
}

function listEntries(ctx, value, level, shape) {
  const { keys, type, entries } = shape;
  const output = entries === undefined ? [] : entries(ctx, value, level, shape);
  for (let i = 0; i < keys.length; i++) output.push(formatProperty(ctx, value, level, keys[i], type));
  return output;
}

function sortEntries(output, shape, comparator) {
  if (shape.type === OBJECT_ENTRY) return output.sort(comparator);
  if (shape.keys.length < 2) return output;
  const items = output.length - shape.keys.length;
  return output.slice(0, items).concat(output.slice(items).sort(comparator));
}

function arrayEntries(ctx, value, level) {
  const { length } = value;
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    if (!hasOwnProperty.call(value, i)) return kinds().sparseEntries(ctx, value, level, shown, output);
    output.push(formatProperty(ctx, value, level, i, ARRAY_ENTRY));
  }
  if (length > shown) output.push(moreItems(length - shown));
  return output;
}

// Keys that were seen to need no quotes: the same few come over and over, and a look-up is cheaper than a match.
const plainKeys = new Set();
const MOST_PLAIN_KEYS = 256;

function isPlainKey(key) {
  if (plainKeys.has(key)) return true;
  if (!/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) return false;
  if (plainKeys.size < MOST_PLAIN_KEYS) plainKeys.add(key);
  return true;
}

function formatKey(ctx, key, enumerable) {
  if (typeof key === 'symbol') return `[${ctx.stylize(symbolText(key), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) {
    return `[${suspectCharacter.test(key) ? escapeBetween(key, '') : key}]`;
  }
  return isPlainKey(key) ? ctx.stylize(key, 'name') : ctx.stylize(quoteString(key), 'string');
}

function formatProperty(ctx, value, level, key, type) {
  const descriptor = getOwnPropertyDescriptor(value, key) ||
    { value: value[key], configurable: true, enumerable: true };
  return formatDescriptor(ctx, value, level, key, type, descriptor);
}

function formatDescriptor(ctx, value, level, key, type, descriptor) {
  const content = descriptor.value;
  let gap = ' ';
  let text;
  if (content !== undefined) {
    const indent = ctx.compact === true && type === OBJECT_ENTRY ? 3 : 2;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, content, level);
    if (indent === 3 && ctx.breakLength < columns().getStringWidth(text, ctx.colors)) {
      gap = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = kinds().formatGetter(ctx, value, level, descriptor);
  } else {
    text = descriptor.set !== undefined ? ctx.stylize('[Setter]', 'special') :
      ctx.stylize('undefined', 'undefined');
  }
  return type === ARRAY_ENTRY ? text : `${formatKey(ctx, key, descriptor.enumerable)}:${gap}${text}`;
}

// ---- lines

function fitsOnLine(ctx, output, start, base) {
  let length = output.length + start;
  if (length + output.length > ctx.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    length += ctx.colors ? stripVTControlCharacters(output[i]).length : output[i].length;
    if (length > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

// `part` is { base, open, close, type, value }: what stands around the entries, and whose they are.
function joinEntries(ctx, output, level, part) {
  const { base, open, close } = part;
  if (ctx.compact === true) return joinCompact(ctx, output, part);
  const lead = base === '' ? open : `${base} ${open}`;
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const entries = output.length;
    if (part.type === ARRAY_EXTRA && entries > 6) output = columns().groupInColumns(ctx, output, part.value);
    // Up to `compact` inner levels share one line, if what they say fits.
    if (ctx.currentDepth - level < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + open.length + base.length + 10;
      if (fitsOnLine(ctx, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${lead} ${joined} ${close}`;
      }
    }
  }
  const line = `\n${' '.repeat(ctx.indentationLvl)}`;
  return `${lead}${line}  ${output.join(`,${line}  `)}${line}${close}`;
}

function joinCompact(ctx, output, { base, open, close }) {
  if (fitsOnLine(ctx, output, 0, base)) {
    return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
  }
  const indentation = ' '.repeat(ctx.indentationLvl);
  // A lone bracket leaves room for the first entry beside it.
  const lead = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${indentation}  `;
  return `${open}${lead}${output.join(`,\n${indentation}  `)} ${close}`;
}

const controlSequences =
  /\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|[\x1b\x9b][[\]()#;?]*(?:\d{1,4}(?:[;:]\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g;

function stripVTControlCharacters(text) {
  if (typeof text !== 'string') require('internal/validators').validateString(text, 'str');
  return text.includes('\x1b') || text.includes('\x9b') ? text.replace(controlSequences, '') : text;
}

// ---- what inspect itself carries

// The tables of colours are only made when somebody wants colours.
function lazyTable(name) {
  function settle(value) {
    Object.defineProperty(inspect, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(inspect, name, {
    configurable: true,
    enumerable: true,
    get() {
      const table = require('internal/util/colors')[name];
      settle(table);
      return table;
    },
    set: settle,
  });
}

inspect.custom = customInspect;
Object.defineProperty(inspect, 'defaultOptions', {
  get() { return defaultOptions; },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(defaultOptions, options);
  },
});
lazyTable('colors');
lazyTable('styles');

module.exports = {
  inspect,
  inspectWith,
  stripVTControlCharacters,
  // for inspect_kinds and inspect_errors
  OBJECT_ENTRY,
  ARRAY_ENTRY,
  ARRAY_EXTRA,
  optionNames: () => Object.keys(defaultOptions),
  stylizePlain,
  plural,
  moreItems,
  makeShape,
  getPrefix,
  ownKeys,
  extraKeys,
  objectShape,
  joinEntries,
  formatValue,
  formatProperty,
  formatDescriptor,
  formatPrimitive,
  formatNumber,
  formatBigInt,
};
