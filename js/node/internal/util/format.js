'use strict';
// util.format and what console makes of its arguments, after
// https://nodejs.org/docs/latest-v22.x/api/util.html#utilformatformat-args. Strings and numbers, which are most
// of what is printed, need nothing more than this file.

let loaded;
function inspectModule() {
  return loaded ??= require('internal/util/inspect');
}

function columns() {
  return require('internal/util/inspect_columns');
}

function tryStringify(value) {
  try {
    return `${JSON.stringify(value)}`;
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

// Nobody can have changed the defaults before inspect was loaded.
function hasSeparators(options) {
  if (options !== undefined && options.numericSeparator !== undefined) return options.numericSeparator;
  if (loaded === undefined && !require('internal/bundle').isLoaded('internal/util/inspect')) return false;
  return inspectModule().inspect.defaultOptions.numericSeparator;
}

function plainNumber(value, options) {
  if (hasSeparators(options)) return columns().separateNumber(value);
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

function plainBigInt(value, options) {
  return hasSeparators(options) ? columns().separateBigInt(value) : `${value}n`;
}

// The text for one `%x`; undefined when x is no directive.
function directive(code, value, options) {
  switch (code) {
    case 115: return formatAsString(value, options); // s
    case 106: return tryStringify(value); // j
    case 100: return formatAsNumber(value, options, Number); // d
    case 105: return formatAsNumber(value, options, Number.parseInt); // i
    case 102: // f
      return typeof value === 'symbol' ? 'NaN' : plainNumber(Number.parseFloat(value), options);
    case 79: return inspectModule().inspectWith(value, options); // O
    case 111: // o
      return inspectModule().inspectWith(value, options, { showHidden: true, showProxy: true, depth: 4 });
    case 99: return ''; // c
  }
}

function formatAsNumber(value, options, convert) {
  if (typeof value === 'bigint') return plainBigInt(value, options);
  return typeof value === 'symbol' ? 'NaN' : plainNumber(convert(value), options);
}

function formatAsString(value, options) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value, options);
  if (typeof value === 'bigint') return plainBigInt(value, options);
  if (typeof value !== 'object' || value === null) return String(value);
  if (!require('internal/util/inspect_kinds').hasBuiltInToString(value)) return String(value);
  return inspectModule().inspectWith(value, options, { depth: 0, colors: false, compact: 3 });
}

// Fills in the directives of args[0] and returns the text and how many arguments it used.
function fillTemplate(template, args, options) {
  let text = '';
  let used = 1;
  let from = 0;
  const last = template.length - 1;
  for (let i = template.indexOf('%'); i !== -1 && i < last; i = template.indexOf('%', i + 2)) {
    const code = template.charCodeAt(i + 1);
    let piece;
    if (code === 37) piece = '%';
    else if (used < args.length) piece = directive(code, args[used], options);
    if (piece === undefined) continue;
    if (code !== 37) used++;
    text += template.slice(from, i) + piece;
    from = i + 2;
  }
  return { text: from === 0 ? template : text + template.slice(from), used };
}

function formatArguments(options, args) {
  const first = args[0];
  if (args.length === 1) return typeof first === 'string' ? first : formatRest(first, options);
  let text = '';
  let i = 0;
  if (typeof first === 'string') {
    i = 1;
    text = first;
    if (first.includes('%')) ({ text, used: i } = fillTemplate(first, args, options));
  }
  for (let separate = i > 0; i < args.length; i++, separate = true) {
    const value = args[i];
    if (separate) text += ' ';
    text += typeof value === 'string' ? value : formatRest(value, options);
  }
  return text;
}

function formatRest(value, options) {
  if (typeof value === 'number' && options === undefined) return plainNumber(value);
  return inspectModule().inspectWith(value, options);
}

function format(...args) {
  return formatArguments(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  if (inspectOptions === null || typeof inspectOptions !== 'object') {
    require('internal/validators').validateObject(inspectOptions, 'inspectOptions');
  }
  return formatArguments(inspectOptions, args);
}

module.exports = { format, formatWithOptions, formatArguments };
