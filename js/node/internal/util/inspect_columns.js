'use strict';
// Layout that internal/util/inspect needs less often: long arrays in columns, the width of a text on a
// terminal, numbers with separators. After Node's util documentation and its observed output.

const { stripVTControlCharacters } = require('internal/util/inspect');

// ---- columns

function getStringWidth(text, removeControlCharacters = true) {
  if (removeControlCharacters) text = stripVTControlCharacters(text);
  return /^[\x20-\x7e]*$/.test(text) ? text.length : require('internal/util/width').textWidth(text);
}

function columnCount(ctx, output, widths, longest, total) {
  const cell = longest + 2;
  if (cell * 3 + ctx.indentationLvl >= ctx.breakLength || (total / cell <= 5 && longest > 6)) return 1;
  // Characters are some 2.5 times as high as wide; the columns are to make a square, or rather less where
  // most entries are much shorter than the longest.
  const bias = Math.sqrt(cell - total / output.length);
  const biasedCell = Math.max(cell - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * biasedCell * widths.length) / biasedCell),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / cell),
    ctx.compact * 4,
    15);
}

// Puts the short entries of a long array into columns: answers lines, or `output` itself.
function groupInColumns(ctx, output, value) {
  let { length } = output;
  // The note about further items is not one of the cells.
  if (ctx.maxArrayLength < length) length--;
  const widths = [];
  let total = 0;
  let longest = 0;
  for (let i = 0; i < length; i++) {
    const width = getStringWidth(output[i], ctx.colors);
    widths.push(width);
    total += width + 2;
    if (width > longest) longest = width;
  }
  const columns = columnCount(ctx, output, widths, longest, total);
  if (columns <= 1) return output;
  const lines = layColumns(output, widths, columns, alignsRight(output, value));
  if (length < output.length) lines.push(output[length]);
  return lines;
}

function alignsRight(output, value) {
  if (value === undefined) return false;
  for (let i = 0; i < output.length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function layColumns(output, widths, columns, right) {
  const columnWidths = [];
  for (let i = 0; i < columns; i++) {
    let widest = 0;
    for (let j = i; j < widths.length; j += columns) widest = Math.max(widest, widths[j]);
    columnWidths.push(widest + 2);
  }
  const lines = [];
  for (let i = 0; i < widths.length; i += columns) {
    const end = Math.min(i + columns, widths.length);
    let line = '';
    for (let j = i; j < end; j++) {
      const cell = j < end - 1 ? `${output[j]}, ` : output[j];
      // Control sequences and wide characters make a text's length other than its width.
      const width = columnWidths[j - i] + output[j].length - widths[j];
      if (right) line += cell.padStart(j < end - 1 ? width : width - 2);
      else line += j < end - 1 ? cell.padEnd(width) : cell;
    }
    lines.push(line);
  }
  return lines;
}

// ---- numbers with separators

function groupThousands(digits) {
  let result = '';
  let i = digits.length;
  const start = digits.startsWith('-') ? 1 : 0;
  for (; i >= start + 4; i -= 3) result = `_${digits.slice(i - 3, i)}${result}`;
  return i === digits.length ? digits : digits.slice(0, i) + result;
}

function groupDecimals(digits) {
  let result = '';
  let i = 0;
  for (; i < digits.length - 3; i += 3) result += `${digits.slice(i, i + 3)}_`;
  return i === 0 ? digits : result + digits.slice(i);
}

function separateNumber(value) {
  const integer = Math.trunc(value);
  const text = String(integer);
  if (integer === value) return !Number.isFinite(value) || text.includes('e') ? text : groupThousands(text);
  const whole = String(value);
  if (Number.isNaN(value) || whole.includes('e')) return whole;
  return `${groupThousands(text)}.${groupDecimals(whole.slice(text.length + 1))}`;
}

function separateBigInt(value) {
  return `${groupThousands(`${value}`)}n`;
}

module.exports = { getStringWidth, groupInColumns, separateNumber, separateBigInt };
