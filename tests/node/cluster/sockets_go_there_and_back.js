'use strict';
// A socket that went to another process may come back, and a shared port may be listened to anew.
const assert = require('assert');
const cluster = require('cluster');
const net = require('net');

if (cluster.isPrimary) {
  const server = net.createServer((socket) => worker.send('take', socket));
  // What is no object adds nothing to the environment.
  const worker = cluster.fork('nothing');
  worker.on('message', (message, socket) => {
    if (message === 'again') {
      server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1')
        .setEncoding('utf8')
        .on('data', (text) => assert.strictEqual(text, 'from the primary'))
        .on('end', () => worker.disconnect()));
    } else {
      socket.end('from the primary');
      server.close();
    }
  });
  worker.on('exit', (code) => assert.strictEqual(code, 0));
} else {
  const server = net.createServer();
  server.listen(0, '127.0.0.1', () => server.close(() => {
    server.listen(0, '127.0.0.1', () => server.close(() => process.send('again')));
  }));
  process.on('message', (message, socket) => process.send('back', socket));
}
