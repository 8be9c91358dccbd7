'use strict';
// Path patterns of Express 5 (the syntax of path-to-regexp 8): `:name` takes one segment, `*name` one or
// more of them, `{…}` is optional, `\` takes the next character literally and names may be "quoted".
// compilePattern() gives a matcher: match(path, result) says whether the path matches, and if so leaves
// its matched part and the parameters in the result. (A result object for each would cost more than the
// matching.)

// The rare names beyond ASCII; expressions that name Unicode properties are too big to be made for nothing.
const isWideNameStart = (char) => char > '\x7f' && /^\p{ID_Start}$/u.test(char);
const isWideNamePart = (char) => char > '\x7f' && /^[\u200c\u200d\p{ID_Continue}]$/u.test(char);
const HELP = 'visit https://git.new/pathToRegexpError for info';
const MAX_ALTERNATIVES = 256;

class PathError extends TypeError {
  constructor(message, pattern) {
    super(`${message}: ${pattern}; ${HELP}${adviceFor(pattern)}`);
    this.originalPath = pattern;
  }
}

// What people bring from Express 4, and how it is written now.
function adviceFor(pattern) {
  const isOld = /[()[\]+?!]/;
  const now = pattern.replace(/^\*$/, '/*').replace(/\(\.\*\)/g, '*')
    .replace(/:(\w+)[*+]/g, '*$1')
    .replace(/\/:(\w+)\?/g, '{/:$1}').replace(/:(\w+)\?/g, '{:$1}')
    .replace(/([^\s/{}()])\?/g, '{$1}')
    .replace(/\*(?![\w"$])/g, '*splat');
  if (now !== pattern && !isOld.test(now)) return ` (Express 5 writes this "${now}")`;
  if (!isOld.test(pattern)) return '';
  return ' (Express 5 has no regular expressions in strings: give a RegExp or an array of paths, ' +
    'or escape the character with \\)';
}

function parsePattern(pattern) {
  const chars = [...pattern];
  const state = { pattern, chars, index: 0 };
  return parseUntil(state, '');
}

function parseUntil(state, closing) {
  const { chars } = state;
  const tokens = [];
  let text = '';
  while (state.index < chars.length) {
    const char = chars[state.index++];
    if (char === closing) {
      pushText(tokens, text);
      return tokens;
    }
    if (char === '\\') {
      if (state.index === chars.length) {
        throw new PathError(`Unexpected end after \\ at index ${state.index}`, state.pattern);
      }
      text += chars[state.index++];
    } else if (char === ':' || char === '*') {
      const name = parseName(state);
      pushText(tokens, text);
      text = '';
      tokens.push({ type: char === ':' ? 'param' : 'wildcard', name });
    } else if (char === '{') {
      pushText(tokens, text);
      text = '';
      tokens.push({ type: 'group', tokens: parseUntil(state, '}') });
    } else if ('}()[]+?!'.includes(char)) {
      throw new PathError(`Unexpected ${char} at index ${state.index - 1}`, state.pattern);
    } else {
      text += char;
    }
  }
  if (closing !== '') {
    throw new PathError(`Unexpected end at index ${state.index}, expected ${closing}`, state.pattern);
  }
  pushText(tokens, text);
  return tokens;
}

function pushText(tokens, text) {
  if (text !== '') tokens.push({ type: 'text', value: text });
}

function parseName(state) {
  const { chars } = state;
  let name = '';
  if (chars[state.index] === '"') return parseQuotedName(state);
  while (state.index < chars.length) {
    const char = chars[state.index];
    const fits = name === '' ? /[$_a-z]/i.test(char) || isWideNameStart(char) :
      /[$\w]/.test(char) || isWideNamePart(char);
    if (!fits) break;
    name += char;
    state.index++;
  }
  if (name === '') throw new PathError(`Missing parameter name at index ${state.index}`, state.pattern);
  return name;
}

function parseQuotedName(state) {
  const { chars } = state;
  const start = state.index++;
  let name = '';
  while (state.index < chars.length) {
    let char = chars[state.index++];
    if (char === '"') {
      if (name === '') throw new PathError(`Missing parameter name at index ${state.index}`, state.pattern);
      return name;
    }
    if (char === '\\' && state.index < chars.length) char = chars[state.index++];
    name += char;
  }
  throw new PathError(`Unterminated quote at index ${start}`, state.pattern);
}

// Optional groups multiply: `/a{/b}` stands for the two sequences [/a/b] and [/a], the longer one first.
function expandGroups(tokens, pattern) {
  let sequences = [[]];
  for (const token of tokens) {
    if (token.type !== 'group') {
      for (const sequence of sequences) sequence.push(token);
      continue;
    }
    const inner = expandGroups(token.tokens, pattern);
    const grown = [];
    for (const sequence of sequences) {
      for (const taken of inner) grown.push(sequence.concat(taken));
      grown.push(sequence);
    }
    if (grown.length > MAX_ALTERNATIVES) throw new PathError('Too many path combinations', pattern);
    sequences = grown;
  }
  return sequences.map(joinTexts);
}

function joinTexts(tokens) {
  const joined = [];
  for (const token of tokens) {
    const last = joined[joined.length - 1];
    if (token.type === 'text' && last !== undefined && last.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + token.value };
    } else {
      joined.push(token);
    }
  }
  return joined;
}

function decodeParam(value) {
  if (value.indexOf('%') === -1) return value;
  try {
    return decodeURIComponent(value);
  } catch (error) {
    error.message = `Failed to decode param '${value}'`;
    error.status = error.statusCode = 400;
    throw error;
  }
}

const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);

// A pattern without parameters is compared, not matched.
function TextMatcher(text, options) {
  this.text = text;
  this.sensitive = options.sensitive === true;
  this.lowered = this.sensitive ? text : text.toLowerCase();
  this.end = options.end !== false;
  this.trailing = options.trailing !== false;
}

TextMatcher.prototype.match = function match(path, result) {
  const { text } = this;
  if (!path.startsWith(text) &&
      (this.sensitive || !path.toLowerCase().startsWith(this.lowered))) return false;
  const { length } = text;
  if (path.length === length) {
    result.path = path;
  } else {
    if (path.charCodeAt(length) !== 47) return false;
    if (this.trailing && path.length === length + 1) result.path = path;
    else if (this.end) return false;
    else result.path = path.slice(0, length);
  }
  result.params = { __proto__: null };
  return true;
};

function RegExpMatcher(regexp, keys) {
  this.regexp = regexp;
  this.keys = keys;
}

RegExpMatcher.prototype.match = function match(path, result) {
  const found = this.regexp.exec(path);
  if (found === null) return false;
  const { keys } = this;
  const params = { __proto__: null };
  for (let i = 1; i < found.length; i++) {
    const value = found[i];
    if (value === undefined) continue;
    const key = keys[i - 1];
    params[key.name] = key.type === 'wildcard' ? value.split('/').map(decodeParam) : decodeParam(value);
  }
  result.path = found[0];
  result.params = params;
  return true;
};

const escapeRegExp = (text) => text.replace(/[.*+?^${}()[\]|/\\]/g, '\\$&');

// A character that begins neither `a` nor `b`; `b` may be empty. This keeps two captures of one segment
// from trying every split of the text between them.
function notStarting(a, b) {
  if (b.length > a.length) return notStarting(b, a);
  if (a === b) b = '';
  if (b.length > 1) return `(?:(?!${escapeRegExp(a)}|${escapeRegExp(b)})[^])`;
  if (a.length > 1) return `(?:(?!${escapeRegExp(a)})${b === '' ? '[^]' : `[^${escapeRegExp(b)}]`})`;
  return `[^${escapeRegExp(a + b)}]`;
}

function wildcardFollowsInSegment(tokens, from) {
  for (let i = from; i < tokens.length; i++) {
    if (tokens[i].type === 'wildcard') return true;
    if (tokens[i].type === 'text' && tokens[i].value.includes('/')) return false;
  }
  return false;
}

function paramSource(tokens, i, seen, textBefore) {
  if (seen.wildcard) return `(${notStarting('/', textBefore)}+)`;
  if (wildcardFollowsInSegment(tokens, i + 1)) {
    const next = tokens[i + 1];
    return `(${notStarting('/', next.type === 'text' ? next.value : '')}+)`;
  }
  if (seen.param) return `(${notStarting('/', textBefore)}+|${escapeRegExp(textBefore)})`;
  return '([^\\/]+)';
}

function wildcardSource(seen, textBefore, textSinceWildcard) {
  if (seen.wildcard) return `(${notStarting(textBefore, '')}+)`;
  if (textSinceWildcard === '') return '([^]+)';
  return `(${notStarting(textSinceWildcard, '')}+|[^\\/]+)`;
}

function sequenceSource(tokens, keys, pattern) {
  let source = '';
  let textBefore = '';
  let textSinceWildcard = '';
  let lastCapture = '';
  let seen = { param: false, wildcard: false };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token.type === 'text') {
      source += escapeRegExp(token.value);
      textBefore += token.value;
      if (lastCapture === 'wildcard') textSinceWildcard += token.value;
      if (token.value.includes('/')) seen = { param: false, wildcard: false };
      continue;
    }
    if (lastCapture !== '' && textBefore === '') {
      throw new PathError(`Missing text before "${token.name}" ${token.type}`, pattern);
    }
    if (token.type === 'param') {
      source += paramSource(tokens, i, seen, textBefore);
      seen.param = true;
    } else {
      source += wildcardSource(seen, textBefore, textSinceWildcard);
      textSinceWildcard = '';
      seen.wildcard = true;
    }
    lastCapture = token.type;
    textBefore = '';
    keys.push(token);
  }
  return source;
}

function compileRegExp(sequences, options, pattern) {
  const keys = [];
  const sources = sequences.map((tokens) => sequenceSource(tokens, keys, pattern));
  const trailing = options.trailing === false ? '' : '(?:\\/$)?';
  const end = options.end === false ? '(?=\\/|$)' : '$';
  const regexp = new RegExp(`^(?:${sources.join('|')})${trailing}${end}`, options.sensitive ? '' : 'i');
  return new RegExpMatcher(regexp, keys);
}

// options: sensitive (case counts), end (the whole path must match), trailing (a last slash is allowed).
// The matcher carries `literal`: the text the path must begin with, '' when nothing is known.
function compilePattern(pattern, options) {
  const sequences = expandGroups(parsePattern(pattern), pattern);
  const only = sequences.length === 1 ? sequences[0] : null;
  const first = only !== null && only.length > 0 && only[0].type === 'text' ? only[0].value : '';
  const isText = only !== null && (only.length === 0 || only[0].type === 'text') && only.length < 2 &&
    isAscii(pattern) && (options.end !== false || !first.endsWith('/'));
  const matcher = isText ? new TextMatcher(first, options) : compileRegExp(sequences, options, pattern);
  matcher.literal = first;
  matcher.isStatic = isText;
  return matcher;
}

// A RegExp given by the program: its groups are parameters by name, or by number from 0.
function NativeMatcher(regexp) {
  this.regexp = regexp;
  this.names = [];
  this.literal = '';
  this.isStatic = false;
  const groups = /\\.|\((?:\?<([^=!].*?)>)?(?!\?)/g;
  let found;
  let number = 0;
  while ((found = groups.exec(regexp.source)) !== null) {
    if (found[0][0] !== '\\') this.names.push(found[1] || number++);
  }
}

NativeMatcher.prototype.match = function match(path, result) {
  const found = this.regexp.exec(path);
  if (found === null) return false;
  const params = {};
  for (let i = 1; i < found.length; i++) {
    if (found[i] !== undefined) params[this.names[i - 1]] = decodeParam(found[i]);
  }
  result.path = found[0];
  result.params = params;
  return true;
};

const compileNative = (regexp) => new NativeMatcher(regexp);

module.exports = { compilePattern, compileNative, PathError };
