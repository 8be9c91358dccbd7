'use strict';
// util.parseEnv: the lines of a .env file as an object
// (https://nodejs.org/docs/latest-v22.x/api/util.html#utilparseenvcontent).

function skipLine(text, at) {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

// A value that starts at `at`: quoted, which may go over lines, or up to the end of the line.
function readValue(text, at) {
  while (text[at] === ' ' || text[at] === '\t') at++;
  const quote = text[at];
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = text.indexOf(quote, at + 1);
    if (end !== -1) {
      const inner = text.slice(at + 1, end);
      return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner, next: skipLine(text, end) };
    }
  }
  const next = skipLine(text, at);
  const line = text.slice(at, next);
  const comment = line.indexOf('#');
  return { value: (comment === -1 ? line : line.slice(0, comment)).trim(), next };
}

function parseEnv(content) {
  require('internal/validators').validateString(content, 'content');
  const text = content.replaceAll('\r', '').trim();
  const result = {};
  for (let at = 0; at < text.length;) {
    const lineEnd = skipLine(text, at);
    const equals = text.indexOf('=', at);
    if (/^\s*(?:#|$)/.test(text.slice(at, lineEnd)) || equals === -1 || equals >= lineEnd) {
      at = lineEnd;
      continue;
    }
    const key = text.slice(at, equals).trim().replace(/^export\s+/, '');
    const { value, next } = readValue(text, equals + 1);
    if (key !== '') result[key] = value;
    at = next;
  }
  return result;
}

module.exports = { parseEnv };
