'use strict';
const assert = require('assert');
const { fileURLToPath, pathToFileURL } = require('url');

assert.strictEqual(fileURLToPath('file:///a%20b/%C3%A9'), '/a b/\u00e9');
assert.strictEqual(fileURLToPath(new URL('file:///x')), '/x');
assert.strictEqual(fileURLToPath('file:///C:/a/b', { windows: true }), 'C:\\a\\b');
assert.strictEqual(fileURLToPath('file://srv/a/b', { windows: true }), '\\\\srv\\a\\b');
assert.throws(() => fileURLToPath('http://x'), { code: 'ERR_INVALID_URL_SCHEME' });
assert.throws(() => fileURLToPath('file://host/x'), { code: 'ERR_INVALID_FILE_URL_HOST' });
assert.throws(() => fileURLToPath('file:///a%2Fb'), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.throws(() => fileURLToPath('file:///a', { windows: true }), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.throws(() => fileURLToPath('/x'), { code: 'ERR_INVALID_URL' });
for (const bad of [1, {}, null, undefined]) assert.throws(() => fileURLToPath(bad), { code: 'ERR_INVALID_ARG_TYPE' });

for (const path of ['/a b', '/a#b?c%d', '/a\\b\n\r\t', '/\u00e9', '/a/', '/"<>`{}|^~[]:;@&=+$,', '/']) {
  assert.strictEqual(fileURLToPath(pathToFileURL(path)), path);
}
assert.strictEqual(pathToFileURL('/a#b?c%d').href, 'file:///a%23b%3Fc%25d');
assert.strictEqual(fileURLToPath(pathToFileURL('rel')), require('path').resolve('rel'));
assert.strictEqual(pathToFileURL('C:\\a b', { windows: true }).href, 'file:///C:/a%20b');
assert.strictEqual(pathToFileURL('\\\\srv\\share\\f', { windows: true }).href, 'file://srv/share/f');
assert.throws(() => pathToFileURL(1), { code: 'ERR_INVALID_ARG_TYPE' });
