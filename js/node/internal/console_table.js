'use strict';
// console.table: rows of properties in a box, after
// https://nodejs.org/docs/latest-v22.x/api/console.html#consoletabletabulardata-properties and its
// observed output.

const { inspect } = require('internal/util/inspect');
const { getStringWidth } = require('internal/util/inspect_columns');
const { classOf, previewIterator } = native('util');

const INDEX = '(index)';
const ITERATION = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

function cellText(value, options) {
  const isLarge = value !== null && typeof value === 'object' && !Array.isArray(value) &&
    Object.keys(value).length > 2;
  const depth = isLarge ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, colors: false, depth, ...options });
}

function renderRow(cells, widths) {
  let row = '│';
  for (let i = 0; i < cells.length; i++) {
    row += ` ${cells[i]}${' '.repeat(widths[i] - getStringWidth(cells[i]) - 1)}│`;
  }
  return row;
}

// `columns` are lists of texts, one for each head; missing ones are left empty.
function renderBox(heads, columns) {
  const rowCount = columns.reduce((longest, column) => Math.max(longest, column.length), 0);
  const widths = heads.map((head, i) => {
    let width = getStringWidth(head);
    for (let row = 0; row < rowCount; row++) width = Math.max(width, getStringWidth(columns[i][row] ?? ''));
    return width + 2;
  });
  const bars = widths.map((width) => '─'.repeat(width));
  let text = `┌${bars.join('┬')}┐\n${renderRow(heads, widths)}\n├${bars.join('┼')}┤\n`;
  for (let row = 0; row < rowCount; row++) {
    text += `${renderRow(columns.map((column) => column[row] ?? ''), widths)}\n`;
  }
  return `${text}└${bars.join('┴')}┘`;
}

// A Map or Set, or an iterator over one: a row for each entry. undefined for anything else.
function tabulateEntries(data, options) {
  const kind = classOf(data);
  let keys;
  let values;
  if (kind === 'Map') {
    keys = [...data.keys()];
    values = [...data.values()];
  } else if (kind === 'Set') {
    values = [...data];
  } else if (kind === 'Map Iterator' || kind === 'Set Iterator') {
    const { 0: entries, 1: isKeyValue } = previewIterator?.(data) ?? [[], false];
    values = isKeyValue ? entries.filter((_, i) => i % 2 === 1) : entries;
    if (isKeyValue) keys = entries.filter((_, i) => i % 2 === 0);
  } else {
    return undefined;
  }
  const numbers = values.map((_, i) => `${i}`);
  const texts = values.map((value) => cellText(value, options));
  if (keys === undefined) return renderBox([ITERATION, VALUES], [numbers, texts]);
  return renderBox([ITERATION, KEY, VALUES], [numbers, keys.map((key) => cellText(key, options)), texts]);
}

function tabulateRows(data, properties, options) {
  const columns = new Map();
  const primitives = [];
  const rows = Object.keys(data);
  let hasPrimitives = false;
  for (let i = 0; i < rows.length; i++) {
    const item = data[rows[i]];
    const isPrimitive = item === null || (typeof item !== 'object' && typeof item !== 'function');
    if (isPrimitive && properties === undefined) {
      hasPrimitives = true;
      primitives[i] = cellText(item, options);
      continue;
    }
    for (const key of properties ?? Object.keys(item)) {
      if (!columns.has(key)) columns.set(key, []);
      columns.get(key)[i] = !isPrimitive && Object.hasOwn(item, key) ? cellText(item[key], options) : '';
    }
  }
  const heads = [INDEX, ...columns.keys()];
  const cells = [rows, ...columns.values()];
  if (hasPrimitives) {
    heads.push(VALUES);
    cells.push(primitives);
  }
  return renderBox(heads.map(String), cells);
}

function renderTable(data, properties, options) {
  return tabulateEntries(data, options) ?? tabulateRows(data, properties, options);
}

module.exports = { renderTable };
