'use strict';
const assert = require('assert');

const changed = (start, part, value) => {
  const url = new URL(start);
  url[part] = value;
  return url.href;
};
const rows = [
  ['http://h/p', 'protocol', 'https', 'https://h/p'],
  ['http://h/p', 'protocol', 'mailto', 'http://h/p'],
  ['http://h/p', 'username', 'a b', 'http://a%20b@h/p'],
  ['http://u:p@h/p', 'password', '', 'http://u@h/p'],
  ['http://h:1/p', 'host', 'g:2', 'http://g:2/p'],
  ['http://h:1/p', 'hostname', 'g', 'http://g:1/p'],
  ['http://h:1/p', 'hostname', '', 'http://h:1/p'],
  ['http://h:1/p', 'port', '80', 'http://h/p'],
  ['http://h:1/p', 'port', '', 'http://h/p'],
  ['http://h:1/p', 'port', '99999', 'http://h:1/p'],
  ['http://h/p', 'pathname', 'a b?c#d', 'http://h/a%20b%3Fc%23d'],
  ['http://h/p', 'search', 'a=b c', 'http://h/p?a=b%20c'],
  ['http://h/p?q#h', 'search', '', 'http://h/p#h'],
  ['http://h/p', 'hash', '#x y', 'http://h/p#x%20y'],
  ['http://h/p#h', 'hash', '', 'http://h/p'],
  ['http://h/p', 'href', 'ftp://g', 'ftp://g/'],
  ['mailto:a@b', 'pathname', '/x', 'mailto:a@b'],
  ['mailto:a@b', 'host', 'h', 'mailto:a@b'],
];
for (const [start, part, value, output] of rows) {
  assert.strictEqual(changed(start, part, value), output, `${part} of ${start}`);
}
assert.throws(() => { 'use strict'; new URL('http://h').origin = 'x'; }, TypeError);
