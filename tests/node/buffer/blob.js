'use strict';
// Blob and File: parts, types, slices, reading.

const assert = require('assert');
const { Blob, File, resolveObjectURL } = require('buffer');
const { inspect } = require('util');

async function main() {
  const blob = new Blob(['aé', new Uint8Array([98]), new ArrayBuffer(1), new Blob(['zz']), 5,
    new DataView(new ArrayBuffer(1))], { type: 'Text/Plain' });
  assert.strictEqual(blob.size, 9);
  assert.strictEqual(blob.type, 'text/plain');
  assert.strictEqual(await blob.text(), 'aéb\0zz5\0');
  assert.deepStrictEqual([...new Uint8Array(await blob.arrayBuffer())].slice(0, 4), [97, 0xc3, 0xa9, 98]);
  assert.ok((await blob.bytes()) instanceof Uint8Array);
  assert.strictEqual(await blob.slice(-5, -1).text(), '\0zz5');
  assert.strictEqual(blob.slice(0, 1, 'X/Y').type, 'x/y');
  assert.strictEqual(blob.slice(2, 1).size, 0);
  assert.strictEqual(await new Blob(['abc']).slice(-2).text(), 'bc');
  assert.strictEqual(await new Blob(['\ufeffa']).text(), 'a');
  assert.strictEqual(new Blob(['a\r\nb\rc'], { endings: 'native' }).size, 5);
  assert.strictEqual(new Blob([], { type: '\u00e9' }).type, '');
  assert.strictEqual(inspect(new Blob(['abc'])), "Blob { size: 3, type: '' }");
  assert.strictEqual(Object.prototype.toString.call(blob), '[object Blob]');

  assert.throws(() => new Blob('a'), { code: 'ERR_INVALID_ARG_TYPE',
    message: "The \"sources\" argument must be a sequence. Received type string ('a')" });
  assert.throws(() => new Blob([], 5), { code: 'ERR_INVALID_ARG_TYPE',
    message: /"options" argument must be a dictionary/ });
  assert.throws(() => new Blob([], { endings: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
  await assert.rejects(Blob.prototype.text.call({}), { code: 'ERR_INVALID_THIS' });

  const file = new File(['a'], 'name.txt', { lastModified: 5, type: 'a/b' });
  assert.ok(file instanceof Blob && file instanceof File);
  assert.strictEqual(blob instanceof File, false);
  assert.strictEqual(inspect(file), "File { size: 1, type: 'a/b', name: 'name.txt', lastModified: 5 }");
  assert.throws(() => new File(['a']), { code: 'ERR_MISSING_ARGS' });
  assert.strictEqual(resolveObjectURL('blob:nodedata:x'), undefined);
}

main();
