'use strict';
// Shell patterns for path.matchesGlob(): *, ?, [...], {a,b}, {1..3}, ** between separators, and the extended
// forms ?(...), *(...), +(...), @(...), !(...). Names that begin with a dot match only where the
// pattern writes the dot, as in https://man7.org/linux/man-pages/man7/glob.7.html.

// The alternatives of the outermost braces at `open`, or null when they do not form a group.
function splitBraces(pattern, open) {
  const parts = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '{') depth++;
    else if (char === ',' && depth === 1) {
      parts.push(pattern.slice(from, i));
      from = i + 1;
    } else if (char === '}' && --depth === 0) {
      parts.push(pattern.slice(from, i));
      return { parts: parts.length > 1 ? parts : range(parts[0]), end: i + 1 };
    }
  }
  return null;
}

function range(text) {
  const match = /^(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?$/.exec(text);
  if (!match) return null;
  const letters = /[A-Za-z]/.test(match[1]);
  if (letters !== /[A-Za-z]/.test(match[2])) return null;
  const first = letters ? match[1].charCodeAt(0) : Number(match[1]);
  const last = letters ? match[2].charCodeAt(0) : Number(match[2]);
  const step = Math.max(1, Math.abs(Number(match[3] ?? 1))) * (last < first ? -1 : 1);
  const values = [];
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) {
    values.push(letters ? String.fromCharCode(value) : String(value));
  }
  return values;
}

function expandBraces(pattern) {
  for (let open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
    const group = pattern[open - 1] === '$' ? null : splitBraces(pattern, open);
    if (!group?.parts) continue;
    const rests = expandBraces(pattern.slice(group.end));
    const heads = group.parts.flatMap((part) => expandBraces(part));
    return heads.flatMap((head) => rests.map((rest) => pattern.slice(0, open) + head + rest));
  }
  return [pattern];
}

const classes = {
  alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f', blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}', digit: '\\p{Nd}', graph: '\\x21-\\x7e', lower: '\\p{Ll}', print: '\\x20-\\x7e', punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f', upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9',
};

// A bracket expression at `open`: [source, index behind it], or null when nothing closes it.
function bracket(pattern, open) {
  let i = open + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  let inside = '';
  for (const start = i; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === ']' && i > start) return [`[${negated ? '^' : ''}${inside}]`, i + 1];
    const named = char === '[' ? /^\[:([a-z]+):\]/.exec(pattern.slice(i)) : null;
    if (named && classes[named[1]]) {
      inside += classes[named[1]];
      i += named[0].length - 1;
    } else if (char === '-') inside += i > start && pattern[i + 1] !== ']' ? '-' : '\\-';
    else inside += /[\\\]^[]/.test(char) ? `\\${char}` : char;
  }
  return null;
}

function quote(char) {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

function closingParenthesis(pattern, open) {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '(') depth++;
    else if (pattern[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function extended(pattern, at, close) {
  const inside = pattern.slice(at + 2, close).split('|').map((part) => source(part)).join('|');
  switch (pattern[at]) {
    case '!': return `(?:(?!(?:${inside})${source(pattern.slice(close + 1))}$)[^/]*?)`;
    case '@': return `(?:${inside})`;
    default: return `(?:${inside})${pattern[at]}`;
  }
}

// One segment of a pattern as the source of a regular expression.
function source(pattern) {
  let out = '';
  for (let i = 0; i < pattern.length;) {
    const char = pattern[i];
    const close = '?*+@!'.includes(char) && pattern[i + 1] === '(' ? closingParenthesis(pattern, i + 1) : -1;
    const set = char === '[' ? bracket(pattern, i) : null;
    if (close > 0) {
      out += extended(pattern, i, close);
      i = close + 1;
    } else if (set) {
      out += set[0];
      i = set[1];
    } else {
      out += char === '*' ? '[^/]*?' : char === '?' ? '[^/]' : quote(char);
      i++;
    }
  }
  return out;
}

function compileSegment(segment) {
  if (segment === '**') return segment;
  const hasMagic = /[*?[\]()!+@]/.test(segment);
  if (!hasMagic) return segment;
  const begin = /^[*?[!+@]/.test(segment) ? '(?!\\.)' : '';
  // A star alone stands for a name, and a name has a character at least.
  const body = /^\*+$/.test(segment) ? '[^/]+?' : source(segment);
  return new RegExp(`^${begin}${body}$`, 'u');
}

function matchSegments(names, n, pattern, p) {
  for (; p < pattern.length; p++, n++) {
    const segment = pattern[p];
    if (segment === '**') {
      // At the end it stands for what is inside, and not for the folder itself.
      if (p === pattern.length - 1) {
        return (n < names.length || p === 0) && !names.slice(n).some((name) => name[0] === '.');
      }
      for (let skip = n; skip <= names.length; skip++) {
        if (matchSegments(names, skip, pattern, p + 1)) return true;
        if (names[skip]?.[0] === '.') return false;
      }
      return false;
    }
    if (n >= names.length) return false;
    if (typeof segment === 'string' ? segment !== names[n] : !segment.test(names[n])) return false;
  }
  return n === names.length || (n > 0 && n === names.length - 1 && names[n] === '');
}

// Without the empty segments of doubled separators and the 'name/..' that lead nowhere.
function segmentsOf(path) {
  const parts = path.split('/');
  const kept = [];
  parts.forEach((part, i) => {
    const before = kept[kept.length - 1];
    if (part === '' && i > 0 && i < parts.length - 1) return;
    if (part === '..' && before && before !== '.' && before !== '..' && before !== '**') kept.pop();
    else kept.push(part);
  });
  return kept;
}

/** A function that tells whether a path, with slashes, matches. */
function compile(pattern) {
  // A backslash separates in patterns on every system, so that none can be escaped.
  const all = expandBraces(pattern.replaceAll('\\', '/'))
    .map((each) => segmentsOf(each).map((segment) => compileSegment(segment)));
  return (path) => {
    const names = segmentsOf(path);
    return all.some((segments) => matchSegments(names, 0, segments, 0));
  };
}

function matches(path, pattern, sep) {
  return compile(pattern)(sep === '\\' ? path.replaceAll('\\', '/') : path);
}

module.exports = { compile, compileSegment, expandBraces, matches };
