'use strict';
// A peer that says all it has to say, and ends, before we have even looked whether the connection is there.

const assert = require('assert');
const net = require('net');
const { fork } = require('child_process');

if (process.argv[2] === 'server') {
  const server = net.createServer((socket) => {
    socket.end('said at once');
    server.close();
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('message', () => process.disconnect());
} else {
  const child = fork(__filename, ['server']);
  child.on('message', (port) => {
    let text = '';
    const events = [];
    const socket = net.connect(port, '127.0.0.1');
    socket.setEncoding('utf8').on('data', (piece) => { text += piece; });
    for (const name of ['connect', 'end', 'close']) socket.on(name, () => events.push(name));
    socket.on('close', () => {
      assert.strictEqual(text, 'said at once');
      assert.deepStrictEqual(events, ['connect', 'end', 'close']);
      child.send('done');
    });
    // The loop comes round only when the other process has long finished.
    const sleep = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    process.nextTick(() => process.nextTick(sleep));
  });
  child.on('exit', (code) => assert.strictEqual(code, 0));
}
