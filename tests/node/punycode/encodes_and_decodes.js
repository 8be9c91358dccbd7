'use strict';
const assert = require('assert');
const punycode = require('punycode');

const rows = [['ma\u00f1ana', 'maana-pta'], ['\u2603-\u2318', '--dqo34k'], ['\u{1f600}', 'e28h'], ['abc', 'abc-'],
  ['', '']];
for (const [text, coded] of rows) {
  assert.strictEqual(punycode.encode(text), coded);
  assert.strictEqual(punycode.decode(coded), text);
}
assert.strictEqual(punycode.toASCII('ma\u00f1ana.com'), 'xn--maana-pta.com');
assert.strictEqual(punycode.toASCII('a@b\u00fccher\u3002de'), 'a@xn--bcher-kva.de');
assert.strictEqual(punycode.toUnicode('a@xn--bcher-kva.de'), 'a@b\u00fccher.de');
assert.deepStrictEqual(punycode.ucs2.decode('a\u{1f600}\ud800'), [97, 0x1f600, 0xd800]);
assert.strictEqual(punycode.ucs2.encode([97, 0x1f600]), 'a\u{1f600}');
assert.throws(() => punycode.decode('\u0080-x'), { name: 'RangeError', message: /^Illegal input/ });
assert.throws(() => punycode.decode('ls8h='), { name: 'RangeError', message: 'Invalid input' });
