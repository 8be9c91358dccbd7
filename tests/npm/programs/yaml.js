'use strict';

const assert = require('assert');
const YAML = require('yaml');

const text =
  'base: &b {a: 1}\nlist:\n  - <<: *b\n    c: |\n      two\n      lines\n' +
  '  - 0x1F\n  - ~ # none\ndate: 2001-01-01\n';
assert.deepStrictEqual(YAML.parse(text, { merge: true }), {
  base: { a: 1 },
  list: [{ a: 1, c: 'two\nlines\n' }, 31, null],
  date: '2001-01-01',
});
assert.strictEqual(
  YAML.stringify({ a: [1, 'x: y'], b: { c: 'l\nm' } }),
  'a:\n  - 1\n  - "x: y"\nb:\n  c: |-\n    l\n    m\n',
);
const doc = YAML.parseDocument('# kept\na: 1\n');
doc.set('a', 2);
assert.strictEqual(String(doc), '# kept\na: 2\n');
assert.throws(() => YAML.parse('a: [1'), { name: 'YAMLParseError' });
