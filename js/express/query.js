'use strict';
// Query strings with structure, as the `qs` package reads them: a[b]=1 gives an object, a[]=1 and a[0]=1
// give arrays, and a repeated key gives an array too. Limits keep a hostile string from growing without
// bound: depth, length of arrays, number of parameters.

const SENTINELS = { 'utf8=%E2%9C%93': 'utf-8', 'utf8=%26%2310003%3B': 'iso-8859-1' };

// options: depth, arrayLimit, parameterLimit; strictDepth (too deep is a RangeError), charset,
// charsetSentinel, interpretNumericEntities.
function parse(text, options) {
  if (!text) return {};
  const values = readPairs(text, options);
  let result = {};
  for (const key of Object.keys(values)) {
    const segments = splitKey(key, options);
    if (segments.length > 0) result = merge(result, nest(segments, values[key], options), options);
  }
  return compact(result);
}

function readPairs(text, options) {
  const limit = options.parameterLimit === Infinity ? undefined : options.parameterLimit;
  const parts = text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').split('&', limit);
  const charset = charsetOf(parts, options);
  const values = { __proto__: null };
  for (const part of parts) {
    if (options.charsetSentinel && part.startsWith('utf8=')) continue;
    const bracket = part.indexOf(']=');
    const equals = bracket === -1 ? part.indexOf('=') : bracket + 1;
    const key = decode(equals === -1 ? part : part.slice(0, equals), charset);
    let value = equals === -1 ? '' : decode(part.slice(equals + 1), charset);
    if (options.interpretNumericEntities && charset === 'iso-8859-1') value = decodeEntities(value);
    values[key] = key in values ? combine(values[key], value, options) : value;
  }
  return values;
}

function charsetOf(parts, options) {
  if (options.charsetSentinel) {
    const sentinel = parts.find((part) => part.startsWith('utf8='));
    if (sentinel !== undefined && Object.hasOwn(SENTINELS, sentinel)) return SENTINELS[sentinel];
  }
  return options.charset || 'utf-8';
}

function decode(text, charset) {
  const spaced = text.indexOf('+') === -1 ? text : text.replaceAll('+', ' ');
  if (spaced.indexOf('%') === -1) return spaced;
  if (charset === 'iso-8859-1') {
    return spaced.replace(/%[0-9a-f]{2}/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
  }
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

const decodeEntities = (text) => text.replace(/&#(\d+);/g, (entity, number) => {
  const code = Number(number);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
});

// `a[b][c]` is ['a', '[b]', '[c]']; what lies deeper than allowed stays together in one last segment.
function splitKey(key, options) {
  if (key === '') return [];
  if (options.depth <= 0) return [key];
  let open = key.indexOf('[');
  if (open === -1) return [key];
  const segments = open > 0 ? [key.slice(0, open)] : [];
  for (let depth = 0; open !== -1 && depth < options.depth; depth++) {
    const close = closingBracket(key, open);
    if (close === -1) break;
    segments.push(key.slice(open, close + 1));
    open = key.indexOf('[', close + 1);
  }
  if (open !== -1) {
    if (options.strictDepth && closingBracket(key, open) !== -1) {
      throw new RangeError(`Input depth exceeded depth option of ${options.depth} and strictDepth is true`);
    }
    segments.push(`[${key.slice(open)}]`);
  }
  return segments;
}

function closingBracket(key, open) {
  let level = 0;
  for (let i = open; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code === 91) level++;
    else if (code === 93 && --level === 0) return i;
  }
  return -1;
}

// What would be an array but for its length or its indexes is an object with numbers for keys, and here is
// the highest of them: later values without a number go behind it.
const highest = new WeakMap();

function overlong(object, index) {
  highest.set(object, index);
  return object;
}

function nest(segments, value, options) {
  let node = value;
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i];
    if (segment === '[]') {
      if (!Array.isArray(node) && !highest.has(node)) node = [node];
      continue;
    }
    const inBrackets = segment[0] === '[' && segment.endsWith(']');
    const name = inBrackets ? segment.slice(1, -1) : segment;
    node = hold(name, node, inBrackets && /^(?:0|[1-9]\d{0,14})$/.test(name), options);
  }
  return node;
}

function hold(name, value, isIndex, options) {
  const index = Number(name);
  const holder = isIndex && index < options.arrayLimit ? [] : {};
  if (name !== '__proto__') holder[name] = value;
  return isIndex && index >= options.arrayLimit ? overlong(holder, index) : holder;
}

const isContainer = (value) => typeof value === 'object' && value !== null;

function limited(array, options) {
  return array.length > options.arrayLimit ? overlong({ ...array }, array.length - 1) : array;
}

function combine(before, value, options) {
  if (highest.has(before)) return append(before, value);
  if (!Array.isArray(before)) return limited([before, value], options);
  before.push(value);
  return limited(before, options);
}

function append(object, value) {
  const index = highest.get(object) + 1;
  object[index] = value;
  return overlong(object, index);
}

function merge(target, source, options) {
  if (source === '') return target;
  if (!isContainer(source)) return combine(target, source, options);
  if (!isContainer(target)) return prepend(target, source, options);
  if (Array.isArray(target) && Array.isArray(source)) return mergeArrays(target, source, options);
  const merged = Array.isArray(target) ? { ...target } : target;
  for (const key of Object.keys(source)) {
    merged[key] = Object.hasOwn(merged, key) ? merge(merged[key], source[key], options) : source[key];
  }
  const last = Math.max(highest.get(merged) ?? -1, highest.get(source) ?? -1);
  return last === -1 ? merged : overlong(merged, last);
}

function prepend(first, source, options) {
  if (!highest.has(source)) return limited([first].concat(source), options);
  const shifted = { 0: first };
  for (const key of Object.keys(source)) shifted[Number(key) + 1] = source[key];
  return overlong(shifted, highest.get(source) + 1);
}

function mergeArrays(target, source, options) {
  source.forEach((item, index) => {
    if (!(index in target)) target[index] = item;
    else if (!isContainer(target[index]) || !isContainer(item)) target.push(item);
    else target[index] = merge(target[index], item, options);
  });
  return limited(target, options);
}

// Arrays may have been given with gaps; what is handed out has none.
function compact(value) {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(compact);
  for (const key of Object.keys(value)) value[key] = compact(value[key]);
  return value;
}

module.exports = { parse };
