'use strict';
// What is written to a corked socket: bytes and texts of all encodings, in order, with their callbacks; and
// what becomes of a queue whose socket is ended, destroyed or has yet to connect.

const assert = require('assert');
const net = require('net');

const expected = Buffer.concat([
  Buffer.from([1, 2]), Buffer.from('grün'), Buffer.from('grün', 'latin1'), Buffer.from('cafe', 'hex'),
  Buffer.from('YQ==', 'base64'), Buffer.from([3, 4]), Buffer.from('end'),
]);

function write(socket, callback) {
  socket.cork();
  socket.write(Buffer.from([1, 2]));
  socket.write('grün');
  socket.write('grün', 'latin1');
  socket.write('cafe', 'hex');
  socket.write('YQ==', 'base64');
  socket.write(new Uint8Array([3, 4]), callback);
  socket.uncork();
}

function received(server, test) {
  server.once('connection', (socket) => {
    const chunks = [];
    socket.on('data', (chunk) => chunks.push(chunk)).on('end', () => test(Buffer.concat(chunks)));
  });
}

const server = net.createServer();

function isInOrder(done) {
  received(server, (bytes) => {
    assert.deepStrictEqual(bytes, expected);
    done();
  });
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    let called = 0;
    write(socket, () => { called++; });
    socket.end('end', () => assert.strictEqual(called, 1));
  });
}

// Without callbacks, in encodings that need no conversion.
function isInOrderWithoutCallbacks(done) {
  received(server, (bytes) => {
    assert.strictEqual(bytes.toString('latin1'), 'abc\xfcd\xc3\xbce');
    done();
  });
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.cork();
    for (const text of ['a', Buffer.from('b')]) socket.write(text);
    socket.write('c\xfc', 'latin1');
    socket.write('dü');
    assert.strictEqual(socket.writableLength, 6);
    socket.uncork();
    socket.end('e');
  });
}

function waitsForTheConnection(done) {
  received(server, (bytes) => {
    assert.deepStrictEqual(bytes, expected);
    done();
  });
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.cork();
  for (let at = 0; at < expected.length; at++) socket.write(expected.subarray(at, at + 1));
  socket.uncork();
  socket.end();
}

// More than the system takes at once is followed by 'drain', and nothing is lost.
function drains(done) {
  const chunk = Buffer.alloc(1 << 20, 'x');
  received(server, (bytes) => {
    assert.strictEqual(bytes.length, 8 * chunk.length);
    done();
  });
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.cork();
    for (let i = 0; i < 8; i++) assert.strictEqual(socket.write(chunk), false);
    socket.uncork();
    socket.once('drain', () => {
      assert.strictEqual(socket.writableLength, 0);
      socket.end();
    });
  });
}

function failsWhenDestroyed(done) {
  server.once('connection', (socket) => socket.on('error', () => {}).resume());
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.cork();
    socket.write('a');
    socket.write('b', (error) => {
      assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED');
      done();
    });
    socket.destroy();
    socket.uncork();
  });
}

const tests = [isInOrder, isInOrderWithoutCallbacks, waitsForTheConnection, drains, failsWhenDestroyed];
function next() {
  const test = tests.shift();
  if (test === undefined) server.close();
  else test(next);
}
server.listen(0, '127.0.0.1', next);
