'use strict';
// The line of a program at which an error came up, for the report of an uncaught one:
//
//     /abs/app.js:3
//       throw new Error('x');
//       ^

const LONGEST_LINE = 1000;

/** Those three lines and an empty one, or '' when the place can't be told. */
function excerpt(error) {
  const position = error[Symbol.for('mote.position')] ?? positionOf(error);
  if (position === undefined) return '';
  const { file, line, column } = position;
  // Errors of the vm module's scripts have it in their stacks.
  if (typeof error.stack === 'string' && error.stack.startsWith(`${file}:${line}\n`)) return '';
  const text = sourceOf(file)?.split(/\r?\n/)[line - 1];
  if (text === undefined) return `${file}:${line}\n\n`;
  const mark = markAt(text, column) - 1;
  // Of a line as long as a bundler's, what is around the mark.
  const start = text.length > LONGEST_LINE ? Math.max(0, mark - LONGEST_LINE / 2) : 0;
  const shown = text.slice(start, start + LONGEST_LINE);
  const before = shown.slice(0, mark - start).replace(/[^\t]/g, ' ');
  return `${file}:${line}\n${shown}\n${before}^\n\n`;
}

// V8 marks the `throw`, the engine what is thrown.
function markAt(text, column) {
  const thrown = /\bthrow\s+(?:new\s+)?$/.exec(text.slice(0, column - 1));
  return thrown === null ? column : thrown.index + 1;
}

// The first frame that is in a file of the program's.
function positionOf(error) {
  const { stack } = error;
  if (typeof stack !== 'string') return undefined;
  for (const line of stack.split('\n')) {
    const [, place, row, column] = /^    at (?:.* \()?(.+?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (place === undefined || place.startsWith('node:')) continue;
    return { file: place, line: +row, column: +column };
  }
  return undefined;
}

function sourceOf(file) {
  if (file === '[eval]' || file === '[stdin]') return require('internal/main').text();
  const path = file.startsWith('file://') ? require('internal/modules/esm_resolve').urlToPath(file) : file;
  if (path[0] !== '/') return undefined;
  try {
    return native('loader').read(path);
  } catch {
    return undefined;
  }
}

module.exports = { excerpt };
