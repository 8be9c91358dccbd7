'use strict';
// Empty lines behind a body are no request: neither an end after them nor a long silence is an error.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

const request = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab\r\n\r\n\r\n';

test(async () => {
  const server = await listen(http.createServer({ keepAliveTimeout: 10, keepAliveTimeoutBuffer: 10 }, (req, res) => {
    req.resume().on('end', () => res.end('got'));
  }));
  server.on('clientError', (error) => assert.fail(error));
  const ending = new Client(server).write(request);
  await ending.until(/got$/);
  ending.socket.end();
  assert.match(await ending.closed, /\r\n\r\ngot$/);
  const silent = new Client(server).write(request);
  assert.match(await silent.closed, /\r\n\r\ngot$/);
  server.close();
});
