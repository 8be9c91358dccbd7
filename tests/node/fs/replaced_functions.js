'use strict';
// Streams and flushing go through what stands in fs, or on the handle, at the time.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);
fs.writeFileSync(at('f'), 'hello');

const calls = {};
const originals = {};
for (const name of ['open', 'read', 'write', 'close', 'fsync', 'fsyncSync']) {
  originals[name] = fs[name];
  fs[name] = function(...args) {
    calls[name] = (calls[name] ?? 0) + 1;
    return originals[name].apply(this, args);
  };
}

const ended = (stream) => new Promise((resolve, reject) => stream.on('close', resolve).on('error', reject));

async function streams() {
  await ended(fs.createReadStream(at('f')).resume());
  assert.deepStrictEqual(calls, { open: 1, read: 2, close: 1 });
  const out = fs.createWriteStream(at('g'), { flush: true });
  out.end('x');
  await ended(out);
  assert.strictEqual(calls.write, 1);
  assert.ok(calls.fsync === 1);
  assert.strictEqual(fs.readFileSync(at('g'), 'utf8'), 'x');
}

async function wholeFiles() {
  fs.writeFileSync(at('s'), 'a', { flush: true });
  fs.appendFileSync(at('s'), 'b', { flush: true });
  fs.appendFileSync(at('s'), 'c', { flush: false });
  assert.strictEqual(calls.fsyncSync, 2);
  assert.strictEqual(fs.readFileSync(at('s'), 'utf8'), 'abc');
  await new Promise((resolve) => fs.writeFile(at('s'), 'later', { flush: true }, resolve));
  assert.strictEqual(calls.fsync, 2);
  await fs.promises.appendFile(at('s'), '!', { flush: true });
  assert.strictEqual(fs.readFileSync(at('s'), 'utf8'), 'later!');
  assert.throws(() => fs.writeFile(at('s'), '', { flush: 1 }, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => fs.writeFileSync(at('s'), '', { flush: 'yes' }), { code: 'ERR_INVALID_ARG_TYPE' });
}

async function handles() {
  const reading = await fs.promises.open(at('f'));
  let reads = 0;
  const { read } = reading;
  reading.read = function(...args) {
    reads++;
    return read.apply(this, args);
  };
  let text = '';
  for await (const chunk of fs.createReadStream(null, { fd: reading, encoding: 'utf8' })) text += chunk;
  assert.strictEqual(text, 'hello');
  assert.ok(reads > 0);

  const writing = await fs.promises.open(at('h'), 'w');
  let writes = 0;
  const { write } = writing;
  writing.write = function(...args) {
    writes++;
    return write.apply(this, args);
  };
  const out = writing.createWriteStream();
  out.end('there');
  await ended(out);
  assert.strictEqual(fs.readFileSync(at('h'), 'utf8'), 'there');
  assert.ok(writes > 0);
}

async function ownFunctions() {
  let writevs = 0;
  const writev = (fd, buffers, position, done) => {
    writevs++;
    fs.writev(fd, buffers, position, done);
  };
  const given = { open: fs.open, write: fs.write, close: fs.close, writev };
  const out = fs.createWriteStream(at('v'), { fs: given });
  out.write('a');
  out.write('b');
  out.end('c');
  await ended(out);
  assert.strictEqual(writevs, 1);
  assert.strictEqual(out.bytesWritten, 3);
  assert.strictEqual(fs.readFileSync(at('v'), 'utf8'), 'abc');
  assert.throws(() => fs.createWriteStream(at('v'), { fs: { open: fs.open, close: fs.close } }),
    { code: 'ERR_INVALID_ARG_TYPE' });
}

async function inheritedOptions() {
  const stream = fs.createReadStream(at('f'), Object.create({ start: 1, end: 2, encoding: 'utf8' }));
  let text = '';
  for await (const chunk of stream) text += chunk;
  assert.strictEqual(text, 'el');
}

let done = false;
streams().then(wholeFiles).then(handles).then(ownFunctions).then(inheritedOptions).then(() => { done = true; });
process.on('exit', () => assert.ok(done));
