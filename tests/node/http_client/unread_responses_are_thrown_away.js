'use strict';
// With no listener for 'response' the body is dumped and the socket is free again.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => res.end(Buffer.alloc(500_000)));
server.listen(0, () => {
  const agent = new http.Agent({ keepAlive: true });
  http.get({ port: server.address().port, agent }).on('close', () => {
    setImmediate(() => {
      assert.strictEqual(Object.values(agent.freeSockets)[0].length, 1);
      agent.destroy();
      server.close();
    });
  });
});
