'use strict';
// A test's result as a line for people, and its error below: what the reporters spec and dot share.

const { inspect } = require('util');

const SIGNS = { 'test:fail': '\u2716 ', 'test:pass': '\u2714 ', 'test:diagnostic': '\u2139 ', 'parent': '\u25b6 ',
  'skipped': '\ufe63 ' };

function paint() {
  const { isatty } = native('process');
  const has = process.env.FORCE_COLOR !== undefined
    ? process.env.FORCE_COLOR !== '0' : isatty(1) && process.stdout.hasColors();
  return has ? { has, red: '\x1b[31m', green: '\x1b[32m', blue: '\x1b[34m', gray: '\x1b[90m', white: '\x1b[39m' }
    : { has, red: '', green: '', blue: '', gray: '', white: '' };
}

function indentOf(nesting) {
  return '  '.repeat(nesting);
}

function textOfError(error, indent, colors) {
  if (!error) return '';
  const shown = error.code === 'ERR_TEST_FAILURE' ? error.cause : error;
  const text = inspect(shown, { colors: colors.has, breakLength: Infinity }).split(/\r?\n/).join(`\n${indent}  `);
  return `\n${indent}  ${text}\n`;
}

function lineOfTest(type, data, colors, prefix = '', indent = '', hasChildren = false) {
  let color = type === 'test:fail' ? colors.red : colors.green;
  let sign = SIGNS[type];
  const { skip, todo, details } = data;
  const duration = details?.duration_ms ? ` ${colors.gray}(${details.duration_ms}ms)${colors.white}` : '';
  let title = `${data.name}${duration}`;
  if (skip !== undefined) {
    color = colors.gray;
    sign = SIGNS.skipped;
    title += ` # ${typeof skip === 'string' && skip.length ? skip : 'SKIP'}`;
  } else if (todo !== undefined) {
    title += ` # ${typeof todo === 'string' && todo.length ? todo : 'TODO'}`;
  }
  const error = textOfError(details?.error, indent, colors);
  const shown = hasChildren && (!error || details?.error?.failureType === 'subtestsFailed') ? '' : error;
  return `${prefix}${indent}${color}${sign}${title}${colors.white}${shown}`;
}

module.exports = { SIGNS, indentOf, lineOfTest, paint };
