'use strict';
// No server, a server that hangs up, a name that is not found: an error, then 'close'.
const assert = require('assert');
const http = require('http');
const net = require('net');

function fails(options, meanwhile) {
  return new Promise((resolve) => {
    const events = [];
    const req = http.get(options, () => assert.fail('there is no response'));
    req.on('error', (error) => events.push(error));
    req.on('close', () => {
      assert.strictEqual(events.length, 1);
      assert.strictEqual(req.destroyed, true);
      resolve(events[0]);
    });
    meanwhile?.(req);
  });
}

(async () => {
  const closed = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address();
  await new Promise((resolve) => closed.close(resolve));
  let error = await fails({ port, host: '127.0.0.1' });
  assert.strictEqual(error.message, `connect ECONNREFUSED 127.0.0.1:${port}`);
  assert.deepStrictEqual([error.code, error.syscall, error.address, error.port],
    ['ECONNREFUSED', 'connect', '127.0.0.1', port]);

  error = await fails({ port: 1, lookup: (name, options, callback) => {
    callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  } });
  assert.strictEqual(error.code, 'ENOTFOUND');

  for (const answer of ['', 'HTTP/1.1 200 OK\r\nContent-']) {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(answer));
    });
    await new Promise((resolve) => server.listen(0, resolve));
    error = await fails({ port: server.address().port });
    assert.deepStrictEqual([error.code, error.message], ['ECONNRESET', 'socket hang up']);
    server.close();
  }
})();
