'use strict';
const assert = require('assert');
const at = './fixtures/texts';

assert.strictEqual(require(`${at}/bom.js`), true);
assert.match(require(`${at}/shebang`), /shebang\.js:2:/);
assert.deepStrictEqual(require(`${at}/bom.json`), { bom: true });
assert.strictEqual(require(`${at}/scalar`), 42);
assert.deepStrictEqual(require(`${at}/empty`), {});
assert.deepStrictEqual(require(`${at}/comment`), { a: 1 });
assert.deepStrictEqual(require(`${at}/returns`), { before: 1 });

// Sloppy unless the file says otherwise.
assert.strictEqual(require(`${at}/sloppy`), 'object');
assert.strictEqual(require(`${at}/strict`), 'undefined');

assert.throws(() => require(`${at}/broken.json`), (error) => {
  assert(error instanceof SyntaxError);
  assert(error.message.startsWith(`${require.resolve(`${at}/broken.json`)}: `));
  return true;
});
assert.throws(() => require(`${at}/syntax`), SyntaxError);
