'use strict';
// What assert.deepStrictEqual and strictEqual say about larger values.

const assert = require('assert');

function message(actual, expected, method = 'deepStrictEqual') {
  try {
    assert[method](actual, expected);
  } catch (error) {
    return error.message.trimEnd();       // some versions end with a line break
  }
  throw new Error('did not throw');
}

const head = 'Expected values to be strictly deep-equal:\n+ actual - expected';

assert.strictEqual(message({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }), `${head}

  {
    a: 1,
    b: [
      1,
+     2
-     3
    ]
  }`);
assert.strictEqual(message([1, 2, 3], [1, 2, 3, 4]), `${head}

  [
    1,
    2,
    3,
-   4
  ]`);
assert.strictEqual(message({}, { a: 1 }), `${head}

+ {}
- {
-   a: 1
- }`);
assert.strictEqual(message(new Map([[1, 2]]), new Map([[1, 3]])), `${head}

  Map(1) {
+   1 => 2
-   1 => 3
  }`);
assert.strictEqual(message({ a: 1 }, Object.assign(Object.create(null), { a: 1 })), `${head}

+ {
- [Object: null prototype] {
    a: 1
  }`);
assert.strictEqual(message(-0, 0), `${head}

+ -0
- 0`);

// Long stretches that are equal are left out.
const numbers = Array.from({ length: 40 }, (_, i) => i);
const changed = numbers.map((n) => (n === 20 ? 'x' : n));
const shortened = message(numbers, changed);
assert.match(shortened, /^Expected values to be strictly deep-equal:\n\+ actual - expected.*(?:Skipped lines|Lines skipped)/s);
assert.ok(shortened.includes("\n    19,\n+   20,\n-   'x',\n    21,\n"));
assert.ok(shortened.includes('\n...\n'));
assert.ok(!shortened.includes('    10,'));

// Strings that begin alike are pointed at where they part.
assert.strictEqual(message('some text here', 'some text there', 'strictEqual'),
  `Expected values to be strictly equal:
+ actual - expected

+ 'some text here'
- 'some text there'
             ^`);
assert.strictEqual(message(new Error('a'), new Error('b'), 'strictEqual'),
  `Expected "actual" to be reference-equal to "expected":
+ actual - expected

+ [Error: a]
- [Error: b]`);

assert.strictEqual(message({ a: 1 }, { a: 2 }, 'deepEqual'),
  'Expected values to be loosely deep-equal:\n\n{\n  a: 1\n}\n\nshould loosely deep-equal\n\n{\n  a: 2\n}');
assert.strictEqual(message({ a: 1 }, { a: 1 }, 'notDeepEqual'),
  'Expected "actual" not to be loosely deep-equal to:\n\n{\n  a: 1\n}');
assert.strictEqual(message({ a: 1 }, { a: 1 }, 'notDeepStrictEqual'),
  'Expected "actual" not to be strictly deep-equal to:\n\n{\n  a: 1\n}');
