'use strict';
// A body shorter than announced: 'aborted', an error, 'close', and never an 'end'.
const assert = require('assert');
const http = require('http');
const net = require('net');

const HEADS = ['Content-Length: 10\r\n\r\nabc', 'Transfer-Encoding: chunked\r\n\r\n5\r\nabc'];

function cut(head, listens) {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${head}`));
    });
    server.listen(0, () => {
      const events = [];
      const req = http.get({ port: server.address().port }, (res) => {
        res.on('data', (chunk) => events.push(`data ${chunk}`));
        res.on('end', () => events.push('end'));
        res.on('aborted', () => events.push('aborted'));
        if (listens) res.on('error', (error) => events.push(`${error.code} ${error.message}`));
        res.on('close', () => {
          assert.deepStrictEqual([res.complete, res.aborted, res.destroyed], [false, true, true]);
          server.close(() => resolve(events));
        });
      });
      req.on('error', () => assert.fail('it is the error of the response'));
    });
  });
}

(async () => {
  for (const head of HEADS) {
    assert.deepStrictEqual(await cut(head, true), ['data abc', 'aborted', 'ECONNRESET aborted']);
    // Without a listener the error is not uncaught.
    assert.deepStrictEqual(await cut(head, false), ['data abc', 'aborted']);
  }
})();
