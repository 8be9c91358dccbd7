// mote only
'use strict';
// Blobs over files: read when they are asked, and only while the file is what it was.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);
const unreadable = { name: 'NotReadableError' };
fs.writeFileSync(at('f'), '0123456789');

async function run() {
  const blob = await fs.openAsBlob(at('f'), { type: 'text/plain' });
  assert.ok(blob instanceof Blob);
  assert.strictEqual(blob.size, 10);
  assert.strictEqual(blob.type, 'text/plain');
  assert.strictEqual(await blob.text(), '0123456789');
  assert.strictEqual(await blob.slice(2, -2).slice(1, 4).text(), '345');
  assert.strictEqual(await blob.slice(-3).text(), '789');
  assert.strictEqual(blob.slice(8, 3).size, 0);
  const joined = new Blob(['<', blob, blob.slice(0, 2), '>']);
  assert.strictEqual(await joined.text(), '<012345678901>');
  assert.strictEqual(await joined.slice(9, 13).text(), '8901');
  assert.strictEqual((await joined.arrayBuffer()).byteLength, 14);
  let streamed = '';
  for await (const chunk of joined.stream()) streamed += Buffer.from(chunk);
  assert.strictEqual(streamed, '<012345678901>');
  const form = new FormData();
  form.set('file', blob, 'name');
  assert.match(await new Response(form).text(), /\r\n0123456789\r\n/);
  assert.throws(() => structuredClone(blob), { code: 'ERR_INVALID_STATE' });

  fs.appendFileSync(at('f'), '+');
  await assert.rejects(blob.text(), unreadable);
  await assert.rejects(blob.stream().getReader().read(), unreadable);
  await assert.rejects(joined.bytes(), unreadable);
  const empty = await fs.openAsBlob(at('f'));
  fs.unlinkSync(at('f'));
  await assert.rejects(empty.text(), unreadable);
  await assert.rejects(fs.openAsBlob(at('f')), { code: 'ENOENT' });
}

let done = false;
run().then(() => { done = true; });
process.on('exit', () => assert.ok(done));
