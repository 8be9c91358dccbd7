'use strict';
// 'clientError' is told of malformed requests, and answers them.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { test, ask } = require('./_raw');

test(async () => {
  const server = http.createServer(() => assert.fail('no request'));
  let seen;
  server.on('clientError', (error, socket) => {
    seen = error;
    assert.ok(socket instanceof net.Socket);
    assert.strictEqual(socket.writable, true);
    socket.end('HTTP/1.1 400 My Way\r\n\r\n');
  });
  assert.strictEqual(await ask(server, 'this is no request\r\n\r\n'), 'HTTP/1.1 400 My Way\r\n\r\n');
  assert.ok(seen instanceof Error);
  assert.match(seen.code, /^HPE_INVALID/);
  assert.match(seen.message, /^Parse Error/);
  assert.ok(Buffer.isBuffer(seen.rawPacket));
  assert.strictEqual(seen.rawPacket.toString(), 'this is no request\r\n\r\n');
  assert.strictEqual(typeof seen.bytesParsed, 'number');

  const destroying = http.createServer();
  destroying.on('clientError', (error, socket) => socket.destroy(error));
  assert.strictEqual(await ask(destroying, 'x\r\n\r\n'), '');
});
