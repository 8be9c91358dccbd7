'use strict';
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => socket.end('hello world'));

function read(port, buffer, callback, check) {
  net.connect({ port, host: '127.0.0.1', onread: { buffer, callback } })
    .on('data', () => assert.fail('a stream of bytes'))
    .on('end', check);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const one = Buffer.alloc(4);
  const texts = [];
  read(port, one, (count, buffer) => {
    assert.strictEqual(buffer, one);
    texts.push(buffer.toString('latin1', 0, count));
  }, () => {
    assert.strictEqual(texts.join(''), 'hello world');
    paused(port);
  });
});

function paused(port) {
  let isPaused = false;
  let asked = 0;
  const texts = [];
  read(port, () => {
    asked++;
    return new Uint8Array(3);
  }, function(count, buffer) {
    assert.strictEqual(isPaused, false);
    texts.push(Buffer.from(buffer.buffer, 0, count).toString());
    isPaused = true;
    setImmediate(() => {
      isPaused = false;
      this.resume();
    });
    if (texts.length % 2 === 0) return false;
    this.pause();
  }, () => {
    assert.deepStrictEqual(texts, ['hel', 'lo ', 'wor', 'ld']);
    assert.strictEqual(asked, 5);
    server.close();
  });
}
