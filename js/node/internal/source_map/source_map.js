'use strict';
// module.SourceMap (https://nodejs.org/docs/latest-v22.x/api/module.html#class-modulesourcemap): where the code of a
// generated file came from, after ECMA-426 (source maps, version 3), index maps included. Lines and columns are
// counted from 0, as in the format, but for findOrigin().

const { validateObject } = require('internal/validators');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LINE = 0;
const COLUMN = 1;
const SOURCE = 2;
const ORIGINAL_LINE = 3;
const ORIGINAL_COLUMN = 4;
const NAME = 5;

// A reader of base64 variable length quantities.
class Quantities {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  // Whether the segment ends here.
  isAtEnd() {
    const next = this.text[this.at];
    return next === undefined || next === ',' || next === ';';
  }

  next() {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = DIGITS.indexOf(this.text[this.at++]);
      if (digit < 0) return 0;
      value |= (digit & 31) << shift;
      if (digit < 32) break;
    }
    const size = value >>> 1;
    if ((value & 1) === 0) return size;
    return size === 0 ? -2147483648 : -size;
  }
}

class SourceMap {
  #payload;
  #lineLengths;
  #mappings = [];                 // [line, column, source, original line, original column, name], in their order

  constructor(payload, { lineLengths } = {}) {
    validateObject(payload, 'payload');
    this.#payload = cloned(payload);
    this.#lineLengths = Array.isArray(lineLengths) ? lineLengths.slice() : undefined;
    if (Array.isArray(payload.sections)) {
      for (const { map, offset } of payload.sections) this.#read(map, offset.line, offset.column);
    } else {
      this.#read(payload, 0, 0);
    }
    this.#mappings.sort((a, b) => a[LINE] - b[LINE] || a[COLUMN] - b[COLUMN]);
  }

  get payload() { return cloned(this.#payload); }
  get lineLengths() { return this.#lineLengths?.slice(); }

  #read(map, firstLine, firstColumn) {
    const root = map.sourceRoot ?? '';
    const sources = (map.sources ?? []).map((source) => (
      root === '' || root.endsWith('/') ? `${root}${source}` : `${root}/${source}`));
    const names = map.names ?? [];
    const reader = new Quantities(map.mappings ?? '');
    let line = firstLine;
    let column = firstColumn;
    let [source, originalLine, originalColumn, name] = [0, 0, 0, 0];
    while (reader.at < reader.text.length) {
      const sign = reader.text[reader.at];
      if (sign === ',' || sign === ';') {
        reader.at++;
        if (sign === ';') {
          line++;
          column = 0;
        }
        continue;
      }
      column += reader.next();
      if (reader.isAtEnd()) {
        this.#mappings.push([line, column]);
        continue;
      }
      source += reader.next();
      originalLine += reader.next();
      originalColumn += reader.next();
      const mapping = [line, column, sources[source], originalLine, originalColumn];
      if (!reader.isAtEnd()) mapping.push(names[name += reader.next()]);
      this.#mappings.push(mapping);
    }
  }

  /** The last mapping at or before a place of the generated file; {} when there is none. */
  findEntry(lineOffset, columnOffset) {
    const mappings = this.#mappings;
    let low = 0;
    let high = mappings.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [line, column] = mappings[middle];
      if (line < lineOffset || (line === lineOffset && column <= columnOffset)) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return {};
    const found = mappings[low - 1];
    return {
      generatedLine: found[LINE],
      generatedColumn: found[COLUMN],
      originalSource: found[SOURCE],
      originalLine: found[ORIGINAL_LINE],
      originalColumn: found[ORIGINAL_COLUMN],
      name: found[NAME],
    };
  }

  /** The place in the source of a call site's line and column, which are counted from 1. */
  findOrigin(lineNumber, columnNumber) {
    const entry = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (entry.originalSource === undefined || entry.originalLine === undefined ||
      entry.originalColumn === undefined) return {};
    return {
      name: entry.name,
      fileName: entry.originalSource,
      lineNumber: lineNumber - entry.generatedLine + entry.originalLine,
      columnNumber: columnNumber - entry.generatedColumn + entry.originalColumn,
    };
  }
}

function cloned(payload) {
  const copy = { ...payload };
  for (const key of ['sources', 'names', 'sections']) {
    if (Array.isArray(copy[key])) copy[key] = copy[key].slice();
  }
  return copy;
}

module.exports = { SourceMap };
