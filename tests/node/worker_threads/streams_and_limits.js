'use strict';
// A worker's standard streams, what it may not do, and workers within workers.
const assert = require('assert');
const { once } = require('events');
const { Worker } = require('worker_threads');

let isDone = false;
process.on('exit', () => assert(isDone));

async function text(stream) {
  let all = '';
  for await (const chunk of stream) all += chunk;
  return all;
}

async function streams() {
  const worker = new Worker(`
    process.stdin.setEncoding('utf8').on('data', (chunk) => {
      console.log(chunk.toUpperCase());
      console.error('%d', chunk.length);
    });`, { eval: true, stdin: true, stdout: true, stderr: true });
  worker.stdin.end('quiet');
  assert.deepStrictEqual(await Promise.all([text(worker.stdout), text(worker.stderr)]), ['QUIET\n', '5\n']);
}

async function refusals() {
  const worker = new Worker(`
    const { parentPort } = require('worker_threads');
    const codes = [];
    for (const call of [() => process.chdir('/'), () => process.abort(), () => process.umask(0)]) {
      try { call(); } catch (error) { codes.push(error.code); }
    }
    parentPort.postMessage([codes, process.cwd(), typeof process.umask()]);`, { eval: true });
  const exit = once(worker, 'exit');
  const [answer] = await once(worker, 'message');
  assert.deepStrictEqual(answer, [Array(3).fill('ERR_WORKER_UNSUPPORTED_OPERATION'), process.cwd(), 'number']);
  await exit;
}

async function nested() {
  const worker = new Worker(`
    const { Worker, parentPort, threadId } = require('worker_threads');
    const inner = new Worker('require("worker_threads").parentPort.postMessage(require("worker_threads").threadId)',
      { eval: true });
    inner.on('message', (id) => parentPort.postMessage([threadId, id]));`, { eval: true });
  const exit = once(worker, 'exit');
  const [[outer, inner]] = await once(worker, 'message');
  assert.notStrictEqual(outer, inner);
  await exit;
}

async function modules() {
  const url = new URL(`data:text/javascript,${encodeURIComponent(
    'import { parentPort } from "worker_threads"; parentPort.postMessage(await 7);')}`);
  const worker = new Worker(url);
  const exit = once(worker, 'exit');
  assert.deepStrictEqual(await once(worker, 'message'), [7]);
  await exit;
}

streams().then(refusals).then(nested).then(modules).then(() => { isDone = true; });
