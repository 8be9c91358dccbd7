'use strict';
// How an error looks that a statement in the REPL has thrown.

const IMPORT = /^\s*import\s+(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}|\*\s*as\s+([\w$]+))?\s*(?:from\s*)?(['"])([^'"]+)\4/;

/** The lines for it, the last one ended. Frames that are not the statement's go. */
function textOf(self, error) {
  const isObject = typeof error === 'object' && error !== null;
  if (isObject && error.domainThrown !== undefined) {
    delete error.domainThrown;
    delete error.domain;
  }
  const isError = isObject && (Error.isError(error) || error instanceof Error);
  if (isError) trimStack(self, error);
  let text = self.writer(error);
  if (isObject && text[0] === '[' && text.at(-1) === ']') text = text.slice(1, -1);
  const lines = `${text}`.split(/(?<=\n)/);
  const at = lines.findIndex((line) => /^\[?([A-Z][a-z0-9_]*)*Error/.test(line));
  if (at >= 0) {
    const isShort = lines[at].length <= require('repl').writer.options.breakLength;
    lines[at] = `Uncaught${isShort ? ' ' : ':\n'}${lines[at]}`;
  } else {
    lines[0] = `Uncaught${lines.length === 1 ? ' ' : ':\n'}${lines[0]}`;
  }
  const result = lines.join('');
  return result.endsWith('\n') ? result : `${result}\n`;
}

function trimStack(self, error) {
  const { stack } = error;
  if (typeof stack !== 'string') return;
  if (error.name === 'SyntaxError') {
    const text = stack.replace(/^REPL\d+:\d+\r?\n/, '').replace(/^\s+at\s.*\n?/gm, '');
    error.stack = adviseImport(self, error, text);
    return;
  }
  const lines = stack.split('\n');
  // The frame of the statement itself, and what called it.
  const own = lines.findLastIndex((line) => /^\s+at (?:<(?:eval|anonymous)> \(REPL\d+:[\d:]+\)|REPL\d+:[\d:]+)$/.test(line));
  const ours = lines.findIndex((line) => /^\s+at .*\(?node:internal\/repl\//.test(line));
  const end = own > 0 ? own : ours;
  if (end > 0) error.stack = lines.slice(0, end).join('\n');
}

// A script has no import statement, but the call.
function adviseImport(self, error, text) {
  const match = IMPORT.exec(self.lines.at(-1) ?? '');
  if (match === null || !/^\s*import\b/.test(self.lines.at(-1))) return text;
  const [, byDefault, named, all, , specifier] = match;
  const names = [];
  if (byDefault) names.push(`default: ${byDefault}`);
  if (named) names.push(...named.split(',').map((name) => name.trim().replace(/\s+as\s+/, ': ')).filter(Boolean));
  let call = `await import(${JSON.stringify(specifier)});`;
  if (all) call = `const ${all} = ${call}`;
  else if (names.length > 0) call = `const { ${names.join(', ')} } = ${call}`;
  const { message } = error;
  error.message = `Cannot use import statement inside the Node.js REPL, alternatively use dynamic import: ${call}`;
  return text.replace(message, error.message);
}

module.exports = { textOf };
