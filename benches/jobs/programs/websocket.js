'use strict';
// Echo.

const { WebSocketServer } = require('ws');
const { measured } = require('./_measured');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => {
  measured({ port: server.address().port, units: 20000, unit: 'message' });
});
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
