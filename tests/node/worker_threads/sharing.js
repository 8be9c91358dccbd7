'use strict';
// What goes from thread to thread besides copies: shared memory, buffers given away, ports, broadcasts.
const assert = require('assert');
const { once } = require('events');
const { Worker, MessageChannel, BroadcastChannel, receiveMessageOnPort, setEnvironmentData } = require('worker_threads');

let isDone = false;
process.on('exit', () => assert(isDone));

async function memory() {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(`
    const { workerData } = require('worker_threads');
    Atomics.add(workerData, 0, 41);
    Atomics.add(workerData, 0, 1);
    Atomics.store(workerData, 1, 1);
    Atomics.notify(workerData, 1);`, { eval: true, workerData: shared });
  const exit = once(worker, 'exit');
  // The worker goes on while this thread waits.
  Atomics.wait(shared, 1, 0);
  assert.strictEqual(Atomics.load(shared, 0), 42);
  await exit;
}

async function ports() {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage('was waiting');
  const worker = new Worker(`
    const { parentPort, getEnvironmentData } = require('worker_threads');
    parentPort.once('message', ({ port, buffer }) => {
      port.once('message', (message) => {
        port.postMessage([message, buffer.byteLength, getEnvironmentData('key')]);
        port.close();
      });
    });`, { eval: true });
  const buffer = new ArrayBuffer(5);
  worker.postMessage({ port: port2, buffer }, [port2, buffer]);
  assert.strictEqual(buffer.byteLength, 0);
  assert.throws(() => worker.postMessage(port2, [port2]), { name: 'DataCloneError' });
  const closed = once(port1, 'close');
  const exit = once(worker, 'exit');
  const [answer] = await once(port1, 'message');
  assert.deepStrictEqual(answer, ['was waiting', 5, 'value']);
  await closed;
  await exit;
}

// As packages do that make asynchronous work look synchronous.
async function waitingForMessages() {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(`
    const { workerData: { port, signal } } = require('worker_threads');
    setTimeout(() => {
      port.postMessage({ result: 6 * 7 });
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    }, 5);`, { eval: true, workerData: { port: port2, signal }, transferList: [port2] });
  const exit = once(worker, 'exit');
  Atomics.wait(signal, 0, 0);
  assert.deepStrictEqual(receiveMessageOnPort(port1), { message: { result: 42 } });
  assert.strictEqual(receiveMessageOnPort(port1), undefined);
  port1.close();
  await exit;
}

async function broadcasts() {
  const channel = new BroadcastChannel('news');
  const code = `
    const channel = new BroadcastChannel('news');
    channel.onmessage = ({ data }) => {
      if (data !== 'hello') return;
      channel.postMessage('heard');
      channel.close();
    };
    require('worker_threads').parentPort.postMessage('ready');`;
  const workers = [new Worker(code, { eval: true }), new Worker(code, { eval: true })];
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const exits = workers.map((worker) => once(worker, 'exit'));
  let heard = 0;
  channel.onmessage = ({ data }) => {
    assert.strictEqual(data, 'heard');
    if (++heard === 2) channel.close();
  };
  channel.postMessage('hello');
  await Promise.all(exits);
}

setEnvironmentData('key', 'value');
memory().then(ports).then(waitingForMessages).then(broadcasts).then(() => { isDone = true; });
