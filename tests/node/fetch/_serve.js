'use strict';
// A server on a port of its own for one test: serve(handler, async (base, server) => …).
const http = require('http');

module.exports = function serve(handler, test) {
  const server = http.createServer(handler);
  server.listen(0, '127.0.0.1', async () => {
    try {
      await test(`http://127.0.0.1:${server.address().port}`, server);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
};
