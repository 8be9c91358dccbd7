'use strict';
// The source text of the call of assert.ok that failed, for its message. It is looked for around the place
// that the stack names; whoever can't be found or read is simply not shown.

// Of the frame that called: file, line and column (both from 1).
function callSite(calledFunction) {
  const holder = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, calledFunction);
  const { stack } = holder;
  Error.stackTraceLimit = limit;
  const match = typeof stack === 'string' ? /\n\s+at (?:.*\()?(.+?):(\d+):(\d+)\)?$/.exec(stack) : null;
  if (match === null || /\beval at\b/.test(stack)) return undefined;
  const file = match[1].startsWith('file://') ? require('url').fileURLToPath(match[1]) : match[1];
  return { file, line: +match[2], column: +match[3] };
}

function skipQuoted(text, at) {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
    else if (quote === '`' && text[i] === '$' && text[i + 1] === '{') i = closingAt(text, i + 1);
    if (i === -1) return -1;
  }
  return -1;
}

function skipComment(text, at) {
  const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
  return end <= 0 ? -1 : end;
}

function skipRegExp(text, at) {
  let inClass = false;
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '/' && !inClass) return i;
  }
  return at;
}

// A slash after a value divides; after anything else it begins a regular expression.
function startsRegExp(text, at) {
  const before = text.slice(Math.max(0, at - 80), at).trimEnd();
  return /[(,=:[!&|?{};+\-*%<>~^]$/.test(before) || /\b(?:return|typeof|in|of|void|case)$/.test(before);
}

// Where the bracket opened at `from` closes; -1 when it doesn't.
function closingAt(text, from) {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === '(' || character === '[' || character === '{') {
      depth++;
    } else if (character === ')' || character === ']' || character === '}') {
      if (--depth === 0) return i;
    } else if (character === '"' || character === "'" || character === '`') {
      i = skipQuoted(text, i);
    } else if (character === '/') {
      if (text[i + 1] === '/' || text[i + 1] === '*') i = skipComment(text, i);
      else if (startsRegExp(text, i)) i = skipRegExp(text, i);
    }
    if (i === -1) return -1;
  }
  return -1;
}

const callee = /[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\s*\??\.\s*[\p{ID_Continue}$]+|\[[^\]\n]*\])*\s*\(/gu;

const assertName = /(?:^|[.\s])(?:assert|ok|strict)\s*\($|\[['"]ok['"]\]\s*\($/;
const LOOK_BACK = 4000;

// The call that the place belongs to. Some engines name the place of the call, others that of the last thing
// that was evaluated for it, so it is the innermost call around the place that looks like an assertion, or else
// the one whose callee is there.
function callAround(source, place) {
  const from = Math.max(0, place - LOOK_BACK);
  const lineEnd = source.indexOf('\n', place);
  const text = source.slice(from, lineEnd === -1 ? source.length : lineEnd);
  let named;
  let innermost;
  for (const match of text.matchAll(callee)) {
    const start = from + match.index;
    if (start > place) break;
    const open = start + match[0].length - 1;
    const end = closingAt(source, open);
    if (end < place) continue;
    innermost = { start, end };
    if (assertName.test(match[0])) named = innermost;
  }
  return named ?? innermost;
}

function offsetOf(source, line, column) {
  let at = 0;
  for (let i = 1; i < line; i++) {
    at = source.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  return at + column - 1;
}

// Lines after the first keep what they are indented beyond the call itself.
function normalizeIndent(text, start) {
  const lines = text.split('\n');
  let result = lines[0];
  for (let i = 1; i < lines.length; i++) {
    let at = 0;
    while (at < start && (lines[i][at] === ' ' || lines[i][at] === '\t')) at++;
    result += `\n  ${lines[i].slice(at)}`;
  }
  return result;
}

/** The text of the call of `calledFunction` that is under way; undefined when it can't be had. */
function callText(calledFunction) {
  const site = callSite(calledFunction);
  if (site === undefined || !site.file.startsWith('/')) return undefined;
  let source;
  try {
    source = require('fs').readFileSync(site.file, 'utf8');
  } catch {
    return undefined;
  }
  const place = offsetOf(source, site.line, site.column);
  const call = place === undefined ? undefined : callAround(source, place);
  if (call === undefined) return undefined;
  const indent = call.start - source.lastIndexOf('\n', call.start) - 1;
  return normalizeIndent(source.slice(call.start, call.end + 1), indent);
}

module.exports = { callText };
