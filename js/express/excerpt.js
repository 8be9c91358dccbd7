'use strict';
// The source lines around a throw, for the page of an error in development: those at the throw itself and,
// if that is in a package, those of the program that led there. Only files that run as modules are shown, so
// that no text within a message can name another; what can't be read is left out. Nothing here throws.

const { escapeHtml } = require('express/url');

const AROUND = 5;                 // lines before the one of the throw, and after it
const WIDEST = 200;               // characters of a line
const LARGEST = 1 << 20;          // bytes of a file

/** HTML that goes below the stack: '' if there is nothing to show. */
function excerpts(error) {
  try {
    return placesOf(error).map(excerpt).join('');
  } catch {
    return '';
  }
}

// The first place of the stack that is a file's, and the first of those outside of packages.
function placesOf(error) {
  const found = [];
  for (const line of framesOf(error)) {
    const match = /^\s+at (?:.* \()?(\/.*|file:\/\/.*):(\d+):\d+\)?$/.exec(line);
    const file = match === null ? undefined : pathOf(match[1]);
    if (file === undefined) continue;
    const isOfPackage = file.includes('/node_modules/');
    if (found.length === 0 || !isOfPackage) found.push({ file, line: Number(match[2]) });
    if (!isOfPackage) break;
  }
  return found;
}

// The message, which others may have written, can look like frames.
function framesOf(error) {
  const { stack } = error;
  if (typeof stack !== 'string') return [];
  const head = String(error);
  return (stack.startsWith(head) ? stack.slice(head.length) : stack).split('\n');
}

// The path of a module that runs.
function pathOf(name) {
  if (name[0] === '/') return require('module')._cache[name] === undefined ? undefined : name;
  return require('internal/modules/esm').isKnown(name) ? require('url').fileURLToPath(name) : undefined;
}

function excerpt({ file, line }) {
  const lines = linesOf(file);
  if (line < 1 || line > lines.length) return '';
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  let text = '';
  for (let number = first; number <= last; number++) {
    const shown = escapeHtml(`${String(number).padStart(width)} | ${cut(lines[number - 1])}`);
    text += number === line ? `<mark>${shown}</mark>\n` : `${shown}\n`;
  }
  return `\n<p>${escapeHtml(`${file}:${line}`)}</p>\n<pre>${text}</pre>`;
}

function linesOf(file) {
  const fs = require('fs');
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile() || stats.size > LARGEST) return [];
    return fs.readFileSync(file, 'utf8').replace(/\r?\n$/, '').split(/\r?\n/);
  } catch {
    return [];
  }
}

const cut = (text) => (text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text);

module.exports = { excerpts };
