'use strict';
// While 'clientError' leaves the socket open, every further piece is malformed too; nobody hears of a missing Host.
const assert = require('assert');
const http = require('http');
const { test, listen, Client, ask } = require('./_raw');

test(async () => {
  const server = await listen(http.createServer(() => assert.fail('no request')));
  const packets = [];
  let client;
  server.on('clientError', (error, socket) => {
    assert.strictEqual(error.code, 'HPE_INVALID_METHOD');
    packets.push(error.rawPacket.toString());
    if (packets.length < 3) client.write('*');
    else socket.end('bye');
  });
  client = new Client(server).write('*');
  assert.strictEqual(await client.closed, 'bye');
  assert.deepStrictEqual(packets, ['*', '*', '*']);
  server.close();

  const hostless = http.createServer(() => assert.fail('no request'));
  hostless.on('clientError', () => assert.fail('not malformed'));
  assert.match(await ask(hostless, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 400 Bad Request\r\n/);
});
