'use strict';
// atob and btoa.

const assert = require('assert');

assert.strictEqual(btoa('hello'), 'aGVsbG8=');
assert.strictEqual(btoa('é'), '6Q==');
assert.strictEqual(btoa(null), 'bnVsbA==');
assert.strictEqual(btoa(''), '');
assert.strictEqual(atob(' aGVs bG8= '), 'hello');
assert.strictEqual(atob('6Q'), 'é');
assert.strictEqual(atob(''), '');
const every = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i));
assert.strictEqual(atob(btoa(every)), every);

const invalid = { name: 'InvalidCharacterError', code: 5 };
assert.throws(() => btoa('€'), invalid);
assert.throws(() => atob('a'), { ...invalid, message: 'The string to be decoded is not correctly encoded.' });
for (const text of ['ab=c', 'é', 'YQ=', 'ab-_', '=']) assert.throws(() => atob(text), invalid, text);
assert.throws(() => atob(), { code: 'ERR_MISSING_ARGS', message: 'The "input" argument must be specified' });
assert.throws(() => btoa(), { code: 'ERR_MISSING_ARGS' });
