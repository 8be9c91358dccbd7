'use strict';
const assert = require('assert');

assert.throws(() => AbortSignal.timeout(-1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => AbortSignal.timeout('1'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => AbortSignal.any(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => AbortSignal.any([{}]), { code: 'ERR_INVALID_ARG_TYPE' });

const first = new AbortController();
const second = new AbortController();
const either = AbortSignal.any([first.signal, second.signal]);
const nested = AbortSignal.any([either]);
let heard = 0;
nested.addEventListener('abort', () => heard++);
// Nobody else keeps this one, yet its listener must be called.
AbortSignal.any([second.signal]).addEventListener('abort', () => heard++);
second.abort('second');
first.abort('first');
assert.strictEqual(either.reason, 'second');
assert.strictEqual(nested.reason, 'second');
assert.strictEqual(heard, 2);
assert.strictEqual(AbortSignal.any([first.signal]).reason, 'first');
assert.strictEqual(AbortSignal.any([]).aborted, false);

const timed = AbortSignal.timeout(1);
timed.onabort = () => {
  assert.strictEqual(timed.reason.name, 'TimeoutError');
  assert.strictEqual(timed.reason.message, 'The operation was aborted due to timeout');
  clearTimeout(keepAlive);
};
// A timeout signal alone does not keep a program running.
AbortSignal.timeout(1e6);
const keepAlive = setTimeout(() => assert.fail('the signal never timed out'), 1e5);
