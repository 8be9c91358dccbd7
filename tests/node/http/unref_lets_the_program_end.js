'use strict';
// A server that is not referenced does not keep the program.
const assert = require('assert');
const http = require('http');

const server = http.createServer().listen(0, '127.0.0.1', () => {
  assert.strictEqual(server.unref(), server);
});
server.on('close', () => assert.fail('nobody closed it'));
