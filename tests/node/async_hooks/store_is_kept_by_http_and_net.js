'use strict';
// A request's handler, its body and the end of its response see the store that was set for it; so do the events of
// a client's request and of a socket.

const assert = require('assert');
const http = require('http');
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = {};
const note = (name) => () => { seen[name] = storage.getStore(); };

const server = http.createServer((req, res) => {
  storage.run('server', async () => {
    req.on('data', note('data'));
    req.on('end', note('end'));
    res.on('finish', note('finish'));
    for await (const chunk of req) assert.strictEqual(String(chunk), 'body');
    note('read')();
    setImmediate(() => res.end('answer'));
  });
});
server.listen(0, () => {
  storage.run('client', () => {
    const req = http.request({ port: server.address().port, method: 'POST', agent: false }, (res) => {
      note('response')();
      res.on('data', note('response data'));
      res.on('end', () => {
        note('response end')();
        storage.exit(connect);
      });
    });
    req.end('body');
  });
});

function connect() {
  const plain = net.createServer((socket) => socket.end('bye')).listen(0, () => {
    storage.run('socket', () => {
      const socket = net.connect(plain.address().port, note('connect'));
      socket.on('data', note('socket data'));
      socket.on('close', () => {
        note('socket close')();
        plain.close();
        server.close();
      });
    });
  });
}

process.on('exit', () => {
  assert.deepStrictEqual(seen, {
    'data': 'server', 'end': 'server', 'read': 'server', 'finish': 'server',
    'response': 'client', 'response data': 'client', 'response end': 'client',
    'connect': 'socket', 'socket data': 'socket', 'socket close': 'socket',
  });
});
