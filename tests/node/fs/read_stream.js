'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const contents = 'x'.repeat(100000) + 'end';
fs.writeFileSync(at('f'), contents);
const seen = [];
const stream = fs.createReadStream(at('f'));
assert.ok(stream instanceof fs.ReadStream && stream instanceof require('stream').Readable);
assert.strictEqual(stream.path, at('f'));
assert.ok(stream.pending);
let text = '';
for (const name of ['open', 'ready', 'end', 'close']) stream.on(name, () => seen.push(name));
stream.on('data', (chunk) => {
  assert.ok(!stream.pending);
  text += chunk;
});
stream.on('close', () => {
  assert.deepStrictEqual(seen, ['open', 'ready', 'end', 'close']);
  assert.strictEqual(text, contents);
  assert.strictEqual(stream.bytesRead, contents.length);
  assert.strictEqual(stream.fd, null);
});

const collect = (options) => new Promise((resolve, reject) => {
  const chunks = [];
  fs.createReadStream(at('f'), options).on('data', (chunk) => chunks.push(chunk)).on('error', reject)
    .on('end', () => resolve(chunks));
});
(async () => {
  assert.strictEqual(Buffer.concat(await collect({ start: 100000 })).toString(), 'end');
  assert.strictEqual(Buffer.concat(await collect({ start: 99999, end: 100000 })).toString(), 'xe');
  assert.deepStrictEqual(await collect({ start: 100001, highWaterMark: 1, encoding: 'utf8' }), ['n', 'd']);
  assert.deepStrictEqual(await collect({ start: 5, end: 5, encoding: 'hex' }), ['78']);
  assert.deepStrictEqual(await collect({ start: 1e12 }), []);
  assert.strictEqual((await collect('latin1')).join(''), contents);
  await assert.rejects(collect({ signal: AbortSignal.abort() }), { name: 'AbortError' });

  const fd = fs.openSync(at('f'));
  const kept = fs.createReadStream(null, { fd, autoClose: false, end: 3 });
  for await (const chunk of kept) assert.strictEqual(String(chunk), 'xxxx');
  assert.strictEqual(fs.fstatSync(fd).size, contents.length);
  fs.closeSync(fd);
})();

fs.createReadStream(at('no')).on('error', (error) => {
  assert.strictEqual(error.message, `ENOENT: no such file or directory, open '${at('no')}'`);
}).on('data', assert.fail);
assert.throws(() => fs.createReadStream(at('f'), { start: 5, end: 2 }), {
  message: 'The value of "start" is out of range. It must be <= "end" (here: 2). Received 5',
});
assert.throws(() => fs.createReadStream(at('f'), { start: '5' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.createReadStream(), { code: 'ERR_INVALID_ARG_TYPE' });
