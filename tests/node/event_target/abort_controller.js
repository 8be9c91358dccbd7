'use strict';
const assert = require('assert');
const { inspect } = require('util');

const controller = new AbortController();
const { signal } = controller;
assert.strictEqual(controller.signal, signal);
assert.strictEqual(signal.aborted, false);
assert.strictEqual(signal.reason, undefined);
signal.throwIfAborted();

const log = [];
signal.onabort = function onabort(event) {
  assert.strictEqual(this, signal);
  log.push(['on', event.type, event.isTrusted, signal.aborted]);
};
signal.addEventListener('abort', () => log.push('listener'));
controller.abort();
controller.abort('too late');
assert.deepStrictEqual(log, [['on', 'abort', true, true], 'listener']);
assert.strictEqual(signal.reason.name, 'AbortError');
assert.strictEqual(signal.reason.code, 20);
assert.strictEqual(signal.reason.message, 'This operation was aborted');
assert.ok(signal.reason instanceof DOMException);
assert.throws(() => signal.throwIfAborted(), { name: 'AbortError' });

assert.strictEqual(AbortSignal.abort('why').reason, 'why');
assert.throws(() => new AbortSignal(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
assert.strictEqual(inspect(AbortSignal.abort()), 'AbortSignal { aborted: true }');
assert.strictEqual(inspect(new AbortController()), 'AbortController { signal: AbortSignal { aborted: false } }');
