// mote only: Node 20 has neither the bytes of a path nor the warning's words
'use strict';
const assert = require('assert');
const url = require('url');

assert.throws(() => url.fileURLToPath('file:///a%2Fb'), (error) => error.code === 'ERR_INVALID_FILE_URL_PATH' &&
  error.input instanceof URL && error.input.href === 'file:///a%2Fb');
assert.throws(() => url.urlToHttpOptions('http://a/'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.deepStrictEqual(url.fileURLToPathBuffer('file:///x/%82%A0'), Buffer.from([0x2f, 0x78, 0x2f, 0x82, 0xa0]));
assert.throws(() => url.fileURLToPathBuffer('http://x/'), { code: 'ERR_INVALID_URL_SCHEME' });
assert.throws(() => new URLSearchParams().append(Symbol('a'), ''), /Cannot convert a Symbol value to a string/);

let warnings = 0;
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  assert.strictEqual(warning.code, 'DEP0170');
  warnings++;
});
url.parse('https://evil.com:.example.com');
url.parse('git+ssh://git@github.com:npm/npm');
process.on('exit', () => assert.strictEqual(warnings, 1));
