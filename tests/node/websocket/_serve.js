'use strict';
// A WebSocketServer on a port of its own for one test.
const { WebSocketServer } = require('ws');

module.exports = function serve(options, test) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options }, () => {
    test(server, `ws://127.0.0.1:${server.address().port}`);
  });
};
