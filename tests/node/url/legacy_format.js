'use strict';
const assert = require('assert');
const url = require('url');

const rows = [
  [{ protocol: 'http', host: 'a.com', pathname: 'b', query: { c: 1, d: ['x', 'y z'] } }, 'http://a.com/b?c=1&d=x&d=y%20z'],
  [{ protocol: 'https:', hostname: '::1', port: 8080, pathname: '/p?q#r' }, 'https://[::1]:8080/p%3Fq%23r'],
  [{ protocol: 'mailto', auth: 'a:b c', hostname: 'x' }, 'mailto:a:b%20c@x'],
  [{ protocol: 'file', pathname: '/x' }, 'file:///x'],
  [{ slashes: true, host: 'h', search: 's#t', hash: 'z' }, '//h?s%23t#z'],
  [{ pathname: '/x', search: '?a', query: { ignored: 1 } }, '/x?a'],
  [{}, ''],
];
for (const [input, output] of rows) assert.strictEqual(url.format(input), output);
assert.strictEqual(url.format('HTTP://A.com/b c'), 'http://a.com/b%20c');
assert.strictEqual(url.format(url.parse('http://u:p@h:1/x?y#z')), 'http://u:p@h:1/x?y#z');
for (const bad of [undefined, null, 1, true]) assert.throws(() => url.format(bad), { code: 'ERR_INVALID_ARG_TYPE' });

const whatwg = new URL('http://u:p@\u6d4b\u8bd5.com/p?a=b#c');
assert.strictEqual(url.format(whatwg), 'http://u:p@xn--0zwm56d.com/p?a=b#c');
assert.strictEqual(url.format(whatwg, { unicode: true }), 'http://u:p@\u6d4b\u8bd5.com/p?a=b#c');
assert.strictEqual(url.format(whatwg, { fragment: false, search: false, auth: false }), 'http://xn--0zwm56d.com/p');
assert.throws(() => url.format(whatwg, 1), { code: 'ERR_INVALID_ARG_TYPE' });
