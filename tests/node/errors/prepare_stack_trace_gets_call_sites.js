'use strict';
const assert = require('assert');

function sitesOf(make) {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, sites) => sites;
  const sites = make().stack;
  Error.prepareStackTrace = before;
  return sites;
}

function Maker() {
  this.error = new Error('made');
}
const sites = sitesOf(function make() { return new Maker().error; });
assert(Array.isArray(sites));
const [site, caller] = sites;
assert.strictEqual(site.getFileName(), __filename);
assert.strictEqual(site.getFunctionName(), 'Maker');
assert.strictEqual(site.getLineNumber(), 13);
assert(site.getColumnNumber() > 0);
assert.strictEqual(site.isConstructor(), true);
assert.strictEqual(caller.getFunctionName(), 'make');
assert.strictEqual(caller.isConstructor(), false);
assert.strictEqual(site.isNative(), false);
assert.strictEqual(site.isEval(), false);
assert.strictEqual(site.isAsync(), false);
assert.strictEqual(site.isPromiseAll(), false);
assert.strictEqual(site.getPromiseIndex(), null);
assert(site.getEvalOrigin() === undefined || site.getEvalOrigin() === null);
assert.strictEqual(site.getScriptNameOrSourceURL(), __filename);
for (const name of ['getThis', 'getTypeName', 'getFunction', 'getMethodName', 'isToplevel', 'getScriptHash',
  'getEnclosingLineNumber', 'getEnclosingColumnNumber', 'getPosition']) {
  assert.strictEqual(typeof site[name], 'function', name);
  site[name]();
}
assert(`${site}`.startsWith('new Maker ('));

// What depd does.
const target = {};
const { prepareStackTrace, stackTraceLimit } = Error;
Error.prepareStackTrace = (object, stack) => stack;
Error.stackTraceLimit = Math.max(10, stackTraceLimit);
Error.captureStackTrace(target);
const stack = target.stack.slice(1);
Error.prepareStackTrace = prepareStackTrace;
Error.stackTraceLimit = stackTraceLimit;
assert(stack.length > 0 && typeof stack[0].getLineNumber() === 'number');

// Any value will do, and what it throws comes out where the stack is read.
Error.prepareStackTrace = (error, all) => `${error.message} at ${all[0].getLineNumber()}`;
assert.match(new Error('text').stack, /^text at \d+$/);
Error.prepareStackTrace = () => { throw new Error('unprepared'); };
const bad = new Error('bad');
assert.throws(() => bad.stack, /unprepared/);
Error.prepareStackTrace = undefined;
assert.match(new Error('plain').stack, /^Error: plain\n    at /);
