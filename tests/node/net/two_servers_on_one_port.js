// mote only: newer than Node 20
'use strict';
const assert = require('assert');
const net = require('net');

const one = net.createServer();
const other = net.createServer();
one.listen({ port: 0, host: '127.0.0.1', reusePort: true }, () => {
  const { port } = one.address();
  other.listen({ port, host: '127.0.0.1', reusePort: true }, () => {
    assert.strictEqual(other.address().port, port);
    const third = net.createServer().listen(port, '127.0.0.1').on('error', (error) => {
      assert.strictEqual(error.code, 'EADDRINUSE');
      assert.strictEqual(third.listening, false);
      one.close();
      other.close();
    });
  });
});
