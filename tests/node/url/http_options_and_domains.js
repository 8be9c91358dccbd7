'use strict';
const assert = require('assert');
const { urlToHttpOptions, domainToASCII, domainToUnicode } = require('url');

assert.deepStrictEqual({ ...urlToHttpOptions(new URL('http://a%20b:c@ex.com:81/p?q#h')) }, {
  protocol: 'http:',
  hostname: 'ex.com',
  hash: '#h',
  search: '?q',
  pathname: '/p',
  path: '/p?q',
  href: 'http://a%20b:c@ex.com:81/p?q#h',
  port: 81,
  auth: 'a b:c',
});
const bare = urlToHttpOptions(new URL('https://[::1]/'));
assert.strictEqual(bare.hostname, '::1');
assert.ok(!('port' in bare) && !('auth' in bare));

assert.strictEqual(domainToASCII('espa\u00f1ol.com'), 'xn--espaol-zwa.com');
assert.strictEqual(domainToASCII('EXAMPLE.com'), 'example.com');
assert.strictEqual(domainToASCII('xn--i\u00f1valid.com'), '');
assert.strictEqual(domainToASCII('a b'), '');
assert.strictEqual(domainToUnicode('xn--espaol-zwa.com'), 'espa\u00f1ol.com');
assert.strictEqual(domainToUnicode('[::1]'), '[::1]');
assert.throws(() => domainToASCII(), { code: 'ERR_MISSING_ARGS' });
