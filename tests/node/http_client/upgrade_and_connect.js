'use strict';
// Another protocol takes the socket over; what the server sent behind the head is handed out with it.
const assert = require('assert');
const http = require('http');
const net = require('net');

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', (head) => {
    const first = head.toString().startsWith('CONNECT') ? 'HTTP/1.1 200 OK\r\n\r\n' :
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n';
    socket.write(`${first}early`);
    socket.pipe(socket);
  });
});

function takeOver(event, options) {
  return new Promise((resolve) => {
    const agent = new http.Agent({ keepAlive: true });
    const req = http.request({ port: server.address().port, agent, ...options });
    req.on('response', () => assert.fail('it is no usual response'));
    req.on(event, (res, socket, head) => {
      assert.strictEqual(res.upgrade, true);
      assert.strictEqual(head.toString(), 'early');
      assert.strictEqual(agent.totalSocketCount, 0);
      assert.strictEqual(socket.listenerCount('data'), 0);
      socket.once('data', (chunk) => {
        assert.strictEqual(chunk.toString(), 'ping');
        socket.end();
      });
      socket.on('close', () => resolve(res.statusCode));
      socket.write('ping');
    });
    req.end();
  });
}

server.listen(0, async () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'echo' };
  assert.strictEqual(await takeOver('upgrade', { headers }), 101);
  assert.strictEqual(await takeOver('connect', { method: 'CONNECT', path: 'a.example:80' }), 200);
  // Nobody waits for it: the connection is closed.
  const req = http.get({ port: server.address().port, headers });
  req.on('response', () => assert.fail('it is no usual response'));
  req.on('close', () => server.close());
});
