'use strict';
// maxHeaderSize bounds the response's head; maxHeadersCount the fields that become headers.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  res.setHeader('X-Long', 'y'.repeat(2000));
  res.setHeader('X-Short', 'z');
  res.end();
});
server.listen(0, () => {
  const { port } = server.address();
  const refused = http.get({ port, agent: false, maxHeaderSize: 1000 }, () => assert.fail('too long'));
  refused.on('error', (error) => {
    assert.strictEqual(error.code, 'HPE_HEADER_OVERFLOW');
    const req = http.get({ port, agent: false, maxHeaderSize: 5000 }, (res) => {
      assert.strictEqual(res.headers['x-long'].length, 2000);
      assert.strictEqual(res.headers['x-short'], undefined);
      res.resume();
      res.on('end', () => server.close());
    });
    req.maxHeadersCount = 1;
  });
});
