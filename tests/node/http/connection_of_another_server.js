'use strict';
// A net.Server may look at a connection first and hand it to an http.Server that does not listen.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  const web = http.createServer((req, res) => res.end(`for ${req.url}`));
  assert.strictEqual(web.listenerCount('connection'), 1);
  const front = await listen(net.createServer((socket) => {
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      web.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }));
  assert.match(await new Client(front).write(get('/a')).closed, /for \/a$/);
  assert.match(await new Client(front).write(get('/b')).closed, /for \/b$/);
  await new Promise((resolve) => front.close(resolve));
});
