'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.match(await ask((req, res) => {
    for (const chunk of [1, true, {}, [], () => {}].slice(0, 4)) {
      assert.throws(() => res.write(chunk), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => res.end(chunk), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
    assert.throws(() => res.write(undefined), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE',
      message: 'The "chunk" argument must be of type string ' +
        'or an instance of Buffer or Uint8Array. Received undefined' });
    assert.throws(() => res.write(null), { name: 'TypeError', code: 'ERR_STREAM_NULL_VALUES' });
    assert.throws(() => res.write(), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.strictEqual(res.headersSent, false);
    res.end('fine');
  }, get()), /fine$/);
});
