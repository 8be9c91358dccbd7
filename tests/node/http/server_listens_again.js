'use strict';
// A server that was closed may listen again while its old connections still end.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => res.end('x'));
let rounds = 0;
function round() {
  server.listen(0);
  const { port } = server.address();
  http.get({ port, agent: false }, (res) => {
    res.resume();
    res.on('end', () => {
      server.close();
      if (++rounds < 4) round();
    });
  });
}
round();
process.on('exit', () => assert.strictEqual(rounds, 4));
