'use strict';
// FormData: names, values, files.
const assert = require('assert');

const form = new FormData();
form.append('a', 'b');
form.append('a', 1);
form.append('file', new Blob(['x'], { type: 't/p' }));
form.append('named', new Blob(['y']), 'n.txt');
const own = new File(['z'], 'own.bin', { lastModified: 5 });
form.append('own', own);
assert.deepStrictEqual(form.getAll('a'), ['b', '1']);
assert.strictEqual(form.get('a'), 'b');
assert.strictEqual(form.get('nothing'), null);
assert.ok(form.get('file') instanceof File);
assert.strictEqual(form.get('file').name, 'blob');
assert.strictEqual(form.get('file').type, 't/p');
assert.strictEqual(form.get('named').name, 'n.txt');
assert.strictEqual(form.get('own'), own);
form.set('a', 'only');
form.delete('file');
assert.deepStrictEqual([...form.keys()], ['a', 'named', 'own']);
assert.deepStrictEqual([...form][0], ['a', 'only']);
assert.ok(form.has('own') && !form.has('file'));
assert.throws(() => form.append('a', 'b', 'c'), TypeError);
assert.throws(() => form.append('a'), TypeError);
assert.throws(() => new FormData({}), TypeError);
assert.strictEqual(String(form), '[object FormData]');
