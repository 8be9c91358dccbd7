'use strict';
// close() in a handler cuts no answer off, and waits for connections that have had no request yet.
const assert = require('assert');
const http = require('http');

let requests = 0;
const server = http.createServer((req, res) => {
  res.end('x'.repeat(10_000));
  if (++requests === 4) server.close();
});
server.listen(0, () => {
  for (let i = 0; i < 4; i++) {
    http.get({ port: server.address().port }, (res) => {
      let length = 0;
      res.on('data', (data) => { length += data.length; });
      res.on('end', () => assert.strictEqual(length, 10_000));
    });
  }
});
process.on('exit', () => assert.strictEqual(requests, 4));
