// mote only
'use strict';
// terminate(), and ends that come without a close frame: code 1006 on both sides.
const assert = require('assert');
const { WebSocket } = require('ws');
const serve = require('./_serve.js');

serve({}, (server, url) => {
  const codes = [];
  server.on('connection', (socket, req) => {
    socket.on('close', (code) => codes.push(code));
    if (req.url === '/cut') socket.once('message', () => socket.terminate());
  });
  const client = new WebSocket(url);
  client.on('open', () => client.terminate());
  client.on('close', (code) => {
    codes.push(code);
    const cut = new WebSocket(`${url}/cut`);
    cut.on('open', () => cut.send('now'));
    cut.on('close', (other) => {
      codes.push(other);
      const early = new WebSocket(url);
      early.on('error', (error) =>
        assert.match(error.message, /closed before the connection was established/));
      early.on('close', (last) => {
        codes.push(last);
        server.close();
      });
      early.close();
    });
  });
  process.on('exit', () =>
    assert.ok(codes.length >= 4 && codes.every((code) => code === 1006), String(codes)));
});
