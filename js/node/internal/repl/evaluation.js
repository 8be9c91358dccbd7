'use strict';
// How the REPL evaluates what was entered: as a script in its context, an object literal as an expression, and with
// `await` where the text makes sense no other way.

const { REPL_MODE_STRICT, Recoverable } = require('repl');

const STRICT = "'use strict'; void 0; ";

function parses(code) {
  try {
    native('vm').compile(code, 'repl', 1);
    return true;
  } catch {
    return false;
  }
}

// What can be an object is one, rather than a block.
function asExpression(code) {
  if (!/^\s*\{/.test(code) || /;\s*$/.test(code)) return code;
  const wrapped = `(${code.trim()})\n`;
  return parses(wrapped) ? wrapped : code;
}

function evaluateIn(self, context, code, file) {
  const vm = require('vm');
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new vm.Script(code, { filename: file, importModuleDynamically });
  const options = { breakOnSigint: self.breakEvalOnSigint, displayErrors: false };
  return context === globalThis ? script.runInThisContext(options) : script.runInContext(context, options);
}

/** The REPL's own `eval`; its `this` is the REPL's. */
function evaluate(code, context, file, callback) {
  if (code === '\n') {
    callback(null);
    return;
  }
  const self = this;
  const isStrict = self.replMode === REPL_MODE_STRICT;
  const text = asExpression(code);
  const source = isStrict ? STRICT + text : text;
  noteNames(self, code);
  if (!parses(source)) {
    if (/\bawait\b/.test(source) && evaluateAwaiting(self, source, context, file, callback)) return;
    callback(syntaxErrorOf(source, file, code));
    return;
  }
  let value;
  try {
    value = evaluateIn(self, context, source, file);
  } catch (error) {
    // It may have left a domain of the program's own active.
    const domain = process.domain ?? self._domain;
    domain.emit('error', error);
    domain.exit();
    return;
  }
  callback(null, value);
}

// What was thrown may be nothing, which would look to the callback like no error.
function fail(self, error, callback) {
  if (error) callback(error);
  else self._domain.emit('error', error);
}

// Variables of scripts are in no object: for completing them their names are noted.
function noteNames(self, code) {
  for (const match of code.matchAll(/(?:^|[;\n])\s*(?:const|let|class)\s+([\w$]+)/g)) self.lexicalNames.add(match[1]);
}

function syntaxErrorOf(source, file, code) {
  try {
    new (require('vm').Script)(source, { filename: file });
  } catch (error) {
    if (require('internal/repl/unfinished').isUnfinished(code)) return new Recoverable(error);
    if (source.startsWith(STRICT) && typeof error.stack === 'string') {
      const caret = new RegExp(`\n {${STRICT.length}}( *\\^)`);
      error.stack = error.stack.replace(STRICT, '').replace(caret, '\n$1');
    }
    return error;
  }
}

// Whether the text makes sense when it may await.
function evaluateAwaiting(self, source, context, file, callback) {
  let promise;
  try {
    promise = context === globalThis
      ? native('vm').evaluateAsync(source, file).then((answer) => answer.value)
      : evaluateIn(self, context, awaitingFunction(source), file);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    callback(error);
    return true;
  }
  self._setBusy(true);
  promise.then((value) => callback(null, value), (error) => fail(self, error, callback))
    .finally(() => self._setBusy(false));
  return true;
}

// In a context of its own a declaration becomes an assignment to the context.
function awaitingFunction(source) {
  const text = source.trim().replace(/;\s*$/, '').replace(/^(?:const|let|var)\s+(?=[\w$]+\s*=)/, '');
  const expression = `(async () => (${text}\n))()`;
  return parses(expression) ? expression : `(async () => {${source}\n})()`;
}

/** What an expression is worth in the REPL's context; undefined where it fails. */
function valueOf(self, expression) {
  try {
    return evaluateIn(self, self.context, expression, 'completion');
  } catch {
    return undefined;
  }
}

function isValid(code) {
  return parses(code) || parses(`_=${code}`);
}

module.exports = { evaluate, isValid, valueOf };
