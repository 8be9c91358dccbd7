'use strict';
const assert = require('assert');
const net = require('net');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', (message, handle) => {
    if (message === 'socket') {
      assert(handle instanceof net.Socket);
      handle.end('from the child');
    } else if (message === 'server') {
      assert(handle instanceof net.Server);
      handle.on('connection', (socket) => {
        socket.end('served by the child');
        handle.close();
        process.disconnect();
      });
      process.send('listening');
    }
  });
} else {
  const child = fork(__filename, ['child']);
  const heard = [];
  const listen = (port, done) => {
    let text = '';
    net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (piece) => { text += piece; }).on('close', () => {
      heard.push(text);
      done();
    });
  };
  const server = net.createServer((socket) => {
    child.send('socket', socket, (error) => assert.strictEqual(error, null));
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    listen(port, () => child.send('server', server, () => {}));
    child.on('message', () => {
      server.close();
      listen(port, () => {});
    });
  });
  child.on('close', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(heard, ['from the child', 'served by the child']);
  });
}
