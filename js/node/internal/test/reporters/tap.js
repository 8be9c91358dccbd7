'use strict';
// Test Anything Protocol, version 13 (https://testanything.org/tap-version-13-specification.html), with YAML
// blocks for the details.

const { inspect } = require('util');

const TELLS_OF_ITS_CAUSE = new Set(['testCodeFailure', 'hookFailed', 'uncaughtException', 'unhandledRejection']);
const FLAT = { colors: false, breakLength: Infinity };

function indentOf(nesting) {
  return '    '.repeat(nesting);
}

function escape(text) {
  return text.replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r').replaceAll('\f', '\\f')
    .replaceAll('\b', '\\b').replaceAll('\v', '\\v').replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}

async function* tapReporter(source) {
  yield 'TAP version 13\n';
  for await (const { type, data } of source) {
    const text = lineOf(type, data);
    if (text !== undefined) yield text;
  }
}

function lineOf(type, data) {
  switch (type) {
    case 'test:fail': return resultOf('not ok', data) + detailsOf(data, placeOf(data));
    case 'test:pass': return resultOf('ok', data) + detailsOf(data, undefined);
    case 'test:plan': return `${indentOf(data.nesting)}1..${data.count}\n`;
    case 'test:start': return `${indentOf(data.nesting)}# Subtest: ${escape(data.name)}\n`;
    case 'test:stderr':
    case 'test:stdout': return data.message.split(/\n|\r\n/).filter((line, i, all) => line !== '' || i < all.length - 1)
      .map((line) => `# ${escape(line)}\n`).join('');
    case 'test:diagnostic': return `${indentOf(data.nesting)}# ${escape(data.message)}\n`;
  }
}

function placeOf({ file, line, column }) {
  return file === undefined ? undefined : `${file}:${line}:${column}`;
}

function resultOf(word, { nesting, testNumber, name, skip, todo }) {
  let line = `${indentOf(nesting)}${word} ${testNumber}`;
  if (name) line += ` - ${escape(name)}`;
  if (skip !== undefined) line += ` # SKIP${typeof skip === 'string' && skip.length ? ` ${escape(skip)}` : ''}`;
  else if (todo !== undefined) line += ` # TODO${typeof todo === 'string' && todo.length ? ` ${escape(todo)}` : ''}`;
  return `${line}\n`;
}

function detailsOf({ nesting, details }, place) {
  const indent = indentOf(nesting);
  return `${indent}  ---\n${yaml(indent, 'duration_ms', details.duration_ms)}${yaml(indent, 'type', details.type)}` +
    `${yaml(indent, 'location', place)}${yaml(indent, null, details.error, new Set())}${indent}  ...\n`;
}

function yaml(indent, name, value, seen) {
  if (value === undefined) return '';
  const prefix = `${indent}  ${name}:`;
  if (value === null) return `${prefix} ~\n`;
  if (typeof value === 'string' && /\r\n|[\n\v\f\r\x85\u2028\u2029]/.test(value)) {
    const lines = value.split(/\r\n|[\n\v\f\r\x85\u2028\u2029]/);
    return `${prefix} |-\n${lines.map((line) => `${indent}    ${line}\n`).join('')}`;
  }
  if (typeof value !== 'object') return `${prefix} ${inspect(value, FLAT)}\n`;
  if (seen.has(value)) return `${prefix} <Circular>\n`;
  seen.add(value);
  return yamlObject(indent, name, value, seen);
}

function yamlObject(indent, name, value, seen) {
  const isError = Error.isError(value) || value instanceof Error;
  let result = '';
  let inner = indent;
  if (name !== null) {
    result += `${indent}  ${name}:${value instanceof Date ? ` ${value.toISOString()}` : ''}\n`;
    inner += '  ';
  }
  for (const key of Object.keys(value)) {
    if (isError && (key === 'cause' || key === 'code')) continue;
    result += yaml(inner, key, value[key], seen);
  }
  return isError ? result + yamlError(indent, value, seen) : result;
}

function yamlError(indent, error, seen) {
  const { cause, failureType } = error;
  let { message = '<unknown error>', name, stack, code } = error;
  let assertion = error;
  if (code === 'ERR_TEST_FAILURE' && TELLS_OF_ITS_CAUSE.has(failureType)) {
    message = cause?.message ?? message;
    stack = cause?.stack ?? stack;
    code = cause?.code ?? code;
    name = cause?.name ?? name;
    assertion = cause;
  }
  let result = yaml(indent, 'error', message, seen);
  if (code) result += yaml(indent, 'code', code, seen);
  if (name && name !== 'Error') result += yaml(indent, 'name', name, seen);
  if (assertion !== null && typeof assertion === 'object' && 'expected' in assertion && 'actual' in assertion) {
    result += yaml(indent, 'expected', assertion.expected, seen) + yaml(indent, 'actual', assertion.actual, seen);
    if (assertion.operator) result += yaml(indent, 'operator', assertion.operator, seen);
  }
  const frames = typeof stack === 'string' ? stack.split('\n').map((line) => /^\s+at\s(.+)/.exec(line)?.[1]) : [];
  const shown = frames.filter((frame) => frame !== undefined);
  if (shown.length > 0) result += `${indent}  stack: |-\n${shown.map((frame) => `${indent}    ${frame}\n`).join('')}`;
  return result;
}

module.exports = tapReporter;
