'use strict';
// Reads of a directory that overlap take turns, and a close waits for them.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
fs.mkdirSync(path.join(dir, 'a/b'), { recursive: true });
fs.writeFileSync(path.join(dir, 'a/b/c'), '');
const closed = { code: 'ERR_DIR_CLOSED' };
const busy = { code: 'ERR_DIR_CONCURRENT_OPERATION' };

async function overlapping() {
  const handle = await fs.promises.opendir(dir);
  const reads = [handle.read(), handle.read()];
  assert.throws(() => handle.readSync(), busy);
  assert.throws(() => handle.closeSync(), busy);
  const end = handle.close();
  const names = (await Promise.all(reads)).map((entry) => entry && entry.name);
  assert.deepStrictEqual(names, ['a', null]);
  await end;
  await assert.rejects(async () => handle.read(), closed);
  await assert.rejects(async () => handle.close(), closed);
}

async function loops() {
  const left = await fs.promises.opendir(dir);
  await assert.rejects(async () => {
    for await (const entry of left) throw new Error(entry.name);
  }, { message: 'a' });
  await assert.rejects(async () => left.read(), closed);
  const names = [];
  for await (const entry of await fs.promises.opendir(dir)) names.push(entry.name);
  assert.deepStrictEqual(names, ['a']);
}

assert.throws(() => fs.opendir(dir), { code: 'ERR_INVALID_ARG_TYPE', message: /"callback"/ });
let done = false;
overlapping().then(loops).then(() => { done = true; });
process.on('exit', () => assert.ok(done));
