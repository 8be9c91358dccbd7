'use strict';
// A worker's life: what it is given, messages both ways, and its end in each of its ways.
const assert = require('assert');
const path = require('path');
const { once } = require('events');
const { Worker } = require('worker_threads');

const file = path.join(__dirname, 'fixtures', 'echo.js');

let isDone = false;
process.on('exit', () => assert(isDone));

async function messages() {
  const worker = new Worker(file, { workerData: { deep: [1, new Map([['a', 2n]])] }, argv: ['one', 2], env: { MINE: 'yes' } });
  await once(worker, 'online');
  const [hello] = await once(worker, 'message');
  assert.deepStrictEqual(hello, { workerData: { deep: [1, new Map([['a', 2n]])] }, threadId: worker.threadId,
    isMainThread: false, argv: ['one', '2'], env: 'yes' });
  const sent = { date: new Date(5), bytes: new Uint8Array([1, 2, 3]), set: new Set('ab'), text: 'ü\ud800', re: /x/gi };
  worker.postMessage(sent);
  const [{ echo }] = await once(worker, 'message');
  assert.deepStrictEqual(echo, sent);
  worker.postMessage('end');
  assert.deepStrictEqual(await once(worker, 'exit'), [0]);
  assert.strictEqual(worker.threadId, -1);
  assert.strictEqual(await worker.terminate(), undefined);
}

async function ends() {
  const leaves = new Worker('process.exitCode = 3; process.on("exit", () => { process.exitCode = 4; });', { eval: true });
  assert.deepStrictEqual(await once(leaves, 'exit'), [4]);
  const exits = new Worker('try { process.exit(5); } finally { while (true); }', { eval: true });
  assert.deepStrictEqual(await once(exits, 'exit'), [5]);
  const endless = new Worker('require("worker_threads").parentPort.postMessage(0); while (true);', { eval: true });
  await once(endless, 'message');
  assert.strictEqual(await endless.terminate(), 1);
  const waiting = new Worker('setInterval(() => {}, 1e6)', { eval: true });
  await once(waiting, 'online');
  assert.strictEqual(await waiting.terminate(), 1);
}

async function errors() {
  const worker = new Worker('throw Object.assign(new RangeError("no"), { code: "E_NO", cause: 7 })', { eval: true });
  const exit = new Promise((resolve) => { worker.once('exit', resolve); });
  const error = await new Promise((resolve) => { worker.once('error', resolve); });
  assert(error instanceof RangeError);
  assert.strictEqual(error.message, 'no');
  assert.strictEqual(error.code, 'E_NO');
  assert.strictEqual(await exit, 1);
  const missing = new Worker('./is/not/there.js');
  const notFound = await new Promise((resolve) => { missing.once('error', resolve); });
  assert.strictEqual(notFound.code, 'MODULE_NOT_FOUND');
  assert.throws(() => new Worker('there.js'), { code: 'ERR_WORKER_PATH', name: 'TypeError' });
  assert.throws(() => new Worker('1', { eval: true, workerData: () => {} }), { name: 'DataCloneError' });
}

messages().then(ends).then(errors).then(() => { isDone = true; });
