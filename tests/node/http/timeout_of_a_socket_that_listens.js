'use strict';
// Who listens for 'timeout' on the socket of a request hears of it, and the connection is closed all the same.
const assert = require('assert');
const http = require('http');

let heard = 0;
const server = http.createServer((req) => {
  req.socket.on('timeout', () => { heard++; });
}).setTimeout(50);
server.listen(0, () => {
  http.get({ port: server.address().port }, () => assert.fail()).on('error', (error) => {
    assert.strictEqual(error.code, 'ECONNRESET');
    assert.strictEqual(heard, 1);
    server.close();
  });
});
