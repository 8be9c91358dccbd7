'use strict';
// A global and what its module exports are the same.

const assert = require('assert');

assert.strictEqual(process, require('process'));
assert.strictEqual(console, require('console'));
assert.strictEqual(Buffer, require('buffer').Buffer);
assert.strictEqual(Blob, require('buffer').Blob);
assert.strictEqual(atob, require('buffer').atob);
assert.strictEqual(URL, require('url').URL);
assert.strictEqual(URLSearchParams, require('url').URLSearchParams);
assert.strictEqual(TextEncoder, require('util').TextEncoder);
assert.strictEqual(TextDecoder, require('util').TextDecoder);
assert.strictEqual(performance, require('perf_hooks').performance);
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  assert.strictEqual(globalThis[name], require('timers')[name], name);
  assert.strictEqual(globalThis[name].name, name);
}
