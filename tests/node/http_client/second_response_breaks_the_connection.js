'use strict';
// Bytes behind a response: they are never taken for the answer to another request.
const assert = require('assert');
const http = require('http');
const net = require('net');

const one = 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na';
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => socket.write(one + one));
});
server.listen(0, () => {
  const agent = new http.Agent({ keepAlive: true });
  let responses = 0;
  const req = http.get({ port: server.address().port, agent }, (res) => {
    responses++;
    res.resume();
  });
  req.on('error', (error) => assert.fail(error));
  req.on('close', () => {
    assert.strictEqual(responses, 1);
    assert.strictEqual(req.socket.destroyed, true);
    req.socket.on('close', () => {
      assert.deepStrictEqual([agent.totalSocketCount, Object.keys(agent.freeSockets).length], [0, 0]);
    });
    server.close();
  });
});
