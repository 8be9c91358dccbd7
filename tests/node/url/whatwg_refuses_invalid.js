'use strict';
const assert = require('assert');

assert.throws(() => new URL('/x'), { name: 'TypeError', code: 'ERR_INVALID_URL', message: 'Invalid URL', input: '/x' });
assert.throws(() => new URL('x', 'y'), { code: 'ERR_INVALID_URL', input: 'x', base: 'y' });
for (const bad of ['', 'http://', 'http://a b', 'http://[::1', 'http://h:99999', 'http://%', '//h']) {
  assert.throws(() => new URL(bad), { code: 'ERR_INVALID_URL' }, bad);
  assert.strictEqual(URL.canParse(bad), false);
}
assert.throws(() => new URL(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => URL('http://a'), TypeError);
assert.strictEqual(URL.canParse('/x', 'http://h'), true);
assert.strictEqual(URL.canParse('http://h', undefined), true);
assert.throws(() => URL.canParse(), { code: 'ERR_MISSING_ARGS' });

const url = new URL('http://h/');
assert.throws(() => { url.href = 'nonsense'; }, { code: 'ERR_INVALID_URL', input: 'nonsense' });
assert.strictEqual(url.href, 'http://h/');
