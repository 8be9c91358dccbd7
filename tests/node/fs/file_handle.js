'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

(async () => {
  const handle = await fs.promises.open(at('f'), 'w+');
  assert.ok(handle.fd > 2);
  assert.deepStrictEqual({ ...await handle.write('hello') }, { bytesWritten: 5, buffer: 'hello' });
  assert.strictEqual((await handle.write(Buffer.from('XY'), 0, 1, 0)).bytesWritten, 1);
  assert.strictEqual((await handle.writev([Buffer.from('a'), Buffer.from('b')])).bytesWritten, 2);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(9), 0, 9, 0);
  assert.strictEqual(buffer.toString('latin1', 0, bytesRead), 'Xelloab');
  assert.strictEqual((await handle.read({ buffer: Buffer.alloc(3), position: 2 })).buffer.toString(), 'llo');
  const parts = [Buffer.alloc(2), Buffer.alloc(2)];
  assert.strictEqual((await handle.readv(parts, 0)).bytesRead, 4);
  assert.strictEqual(String(parts[1]), 'll');
  await assert.rejects(handle.read(Buffer.alloc(2), 0, 5), { code: 'ERR_OUT_OF_RANGE' });
  await handle.truncate(2);
  await handle.chmod(0o600);
  await handle.utimes(1, 2);
  await handle.sync();
  await handle.datasync();
  const stats = await handle.stat();
  assert.strictEqual(stats.size, 2);
  assert.strictEqual(stats.mode & 0o777, 0o600);
  await handle.appendFile('!');
  await handle.close();
  await handle.close();
  assert.strictEqual(handle.fd, -1);
  await assert.rejects(handle.stat(), { message: 'file closed', code: 'EBADF' });

  const again = await fs.promises.open(at('f'));
  assert.strictEqual(again.constructor.name, 'FileHandle');
  let isClosed = false;
  again.on('close', () => { isClosed = true; });
  assert.strictEqual((await again.readFile('utf8')).length, (await again.stat()).size);
  // Closing waits for what is under way.
  const reading = again.read(Buffer.alloc(2), 0, 2, 0);
  const closing = again.close();
  assert.strictEqual((await reading).bytesRead, 2);
  await closing;
  assert.ok(isClosed);

  const streamed = await fs.promises.open(at('f'));
  let text = '';
  for await (const chunk of streamed.createReadStream({ encoding: 'utf8' })) text += chunk;
  assert.strictEqual(text, fs.readFileSync(at('f'), 'utf8'));
  assert.strictEqual(streamed.fd, -1, 'the stream closes it');

  const written = await fs.promises.open(at('w'), 'w');
  const stream = written.createWriteStream();
  stream.end('through a stream');
  await new Promise((resolve) => stream.on('close', resolve));
  assert.strictEqual(fs.readFileSync(at('w'), 'utf8'), 'through a stream');
})();
