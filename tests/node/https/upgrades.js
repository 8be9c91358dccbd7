'use strict';
// The socket on 'upgrade' and 'connect' is the one with the session.
const assert = require('assert');
const https = require('https');
const tls = require('tls');
const { ca, identity } = require('../tls/_tls');

const server = https.createServer(identity('server'), () => assert.fail('no usual request'));
server.on('upgrade', (req, socket, head) => {
  assert.ok(socket instanceof tls.TLSSocket);
  assert.strictEqual(socket, req.socket);
  assert.strictEqual(head.length, 0);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  socket.pipe(socket);
});
server.listen(0, () => {
  const req = https.request({
    port: server.address().port, ca, headers: { Connection: 'Upgrade', Upgrade: 'echo' },
  });
  req.end();
  req.on('upgrade', (res, socket) => {
    assert.strictEqual(res.statusCode, 101);
    assert.ok(socket instanceof tls.TLSSocket);
    assert.strictEqual(socket.getProtocol(), 'TLSv1.3');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (text === 'hello') socket.end();
    });
    socket.on('close', () => {
      assert.strictEqual(text, 'hello');
      server.close();
    });
    socket.write('hello');
  });
});
