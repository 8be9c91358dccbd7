'use strict';
const assert = require('assert');
const url = require('url');

const base = 'http://a/b/c/d;p?q';
// The examples of RFC 3986, section 5.4, as far as the legacy API follows it.
const rows = { g: 'b/c/g', './g': 'b/c/g', 'g/': 'b/c/g/', '/g': 'g', '?y': 'b/c/d;p?y', 'g?y': 'b/c/g?y', '#s': 'b/c/d;p?q#s',
  'g#s': 'b/c/g#s', ';x': 'b/c/;x', '': 'b/c/d;p?q', '.': 'b/c/', './': 'b/c/', '..': 'b/', '../g': 'b/g', '../..': '',
  '../../g': 'g', '../../../g': 'g', '/./g': 'g', '/../g': 'g', 'g.': 'b/c/g.', '.g': 'b/c/.g', 'g..': 'b/c/g..',
  './../g': 'b/g', './g/.': 'b/c/g/', 'g/./h': 'b/c/g/h', 'g/../h': 'b/c/h', 'g?y/../x': 'b/c/g?y/../x', 'http:g': 'b/c/g' };
for (const [link, output] of Object.entries(rows)) {
  assert.strictEqual(url.resolve(base, link), `http://a/${output}`, link);
}
assert.strictEqual(url.resolve(base, '//g/h'), 'http://g/h');
assert.strictEqual(url.resolve(base, 'https://g'), 'https://g/');
assert.strictEqual(url.resolve(base, 'mailto:x@y'), 'mailto:x@y');
assert.strictEqual(url.resolve('/one/two/three', 'four'), '/one/two/four');
assert.strictEqual(url.resolve('mailto:a@b', 'c@d'), 'mailto:c@d');
assert.strictEqual(url.resolve('http://u:p@h/x', '/y'), 'http://u:p@h/y');
assert.strictEqual(url.resolve('http://u:p@h/x', '//other/y'), 'http://other/y');
assert.strictEqual(url.resolveObject('http://h/a', 'b').href, 'http://h/b');
assert.throws(() => url.resolve('a', 1), { code: 'ERR_INVALID_ARG_TYPE' });
