'use strict';
// Whether a text that does not parse may become a program with more lines: an open bracket, template, comment, or
// an end where something has to follow.

const OPEN = '([{';
const CLOSE = ')]}';

/** Reads over the text's tokens; answers the brackets still open, or 'broken'. */
function scan(text) {
  const stack = [];
  let last = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '/' && text[i + 1] === '/') {
      i = endOf(text, '\n', i);
    } else if (character === '/' && text[i + 1] === '*') {
      i = text.indexOf('*/', i + 2);
      if (i < 0) return { stack: ['/*'], last };
      i++;
    } else if (character === '"' || character === "'") {
      i = endOfString(text, i);
      if (i < 0) return i === -2 ? { stack: ['"'], last } : { stack: 'broken', last };
      last = '"';
    } else if (character === '`' || (character === '}' && stack.at(-1) === '${')) {
      if (character === '}') stack.pop();
      i = endOfTemplate(text, i, stack);
      if (i < 0) return { stack: [...stack, '`'], last };
      last = '`';
    } else if (character === '/' && startsRegExp(last)) {
      i = endOfRegExp(text, i);
      if (i < 0) return { stack: 'broken', last };
      last = '/r';
    } else if (OPEN.includes(character)) {
      stack.push(character);
      last = character;
    } else if (CLOSE.includes(character)) {
      if (stack.pop() !== OPEN[CLOSE.indexOf(character)]) return { stack: 'broken', last };
      last = character;
    } else if (!/\s/.test(character)) {
      last = /[\w$]/.test(character) && /[\w$]/.test(text[i - 1] ?? '') ? last + character : character;
    }
  }
  return { stack, last };
}

function endOf(text, mark, from) {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

// -1: the line ends before the string; -2: it goes on in the next line.
function endOfString(text, start) {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
      if (text[i] === '\n' && i === text.length - 1) return -2;
    } else if (text[i] === text[start]) {
      return i;
    } else if (text[i] === '\n') {
      return -1;
    }
  }
  return -1;
}

function endOfTemplate(text, start, stack) {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '`') return i;
    else if (text[i] === '$' && text[i + 1] === '{') {
      stack.push('${');
      return i + 1;
    }
  }
  return -1;
}

function startsRegExp(last) {
  return last === '' || !/[\w$)\]}"`]$/.test(last) || /^(?:return|typeof|case|in|of|delete|void|throw|new|else)$/.test(last);
}

function endOfRegExp(text, start) {
  let inClass = false;
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '/' && !inClass) return i;
  }
  return -1;
}

function isUnfinished(text) {
  const { stack, last } = scan(text);
  if (stack === 'broken') return false;
  if (stack.length > 0) return true;
  // An operator or a keyword that wants something behind it.
  return /^(?:[=+\-*/%&|^<>!~?:,.]|else|do|try|typeof|new|in|of|instanceof|extends|=>)$/.test(last) ||
    /^\s*(?:if|for|while|with)\s*\([^]*\)\s*$|\b(?:try|finally)\s*\{[^]*\}\s*$/.test(text) && !/catch|finally\s*\{[^]*\}\s*$/.test(text);
}

module.exports = { isUnfinished };
