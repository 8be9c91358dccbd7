'use strict';
// The bytes of requests: order of fields, Host, Connection, Content-Length or chunks.
const assert = require('assert');
const http = require('http');
const net = require('net');

const alive = new http.Agent({ keepAlive: true });
const cases = [
  [{}, ['GET / HTTP/1.1', 'Host: localhost:PORT', 'Connection: keep-alive', '', '']],
  [{ agent: false }, ['GET / HTTP/1.1', 'Host: localhost:PORT', 'Connection: close', '', '']],
  [{ path: '/a?b', method: 'delete', headers: { A: 'b', c: ['d', 'e'], cookie: ['x=1', 'y=2'], n: 5 } },
    ['DELETE /a?b HTTP/1.1', 'A: b', 'c: d', 'c: e', 'cookie: x=1; y=2', 'n: 5', 'Host: localhost:PORT',
      'Connection: keep-alive', '', '']],
  [{ headers: ['Host', 'h', 'C', 'd'] }, ['GET / HTTP/1.1', 'Host: h', 'C: d', 'Connection: keep-alive', '', '']],
  [{ headers: [['Host', 'h'], ['C', 'd']] },
    ['GET / HTTP/1.1', 'Host: h', 'C: d', 'Connection: keep-alive', '', '']],
  [{ headers: { Host: 'h', Connection: 'close' }, agent: alive },
    ['GET / HTTP/1.1', 'Host: h', 'Connection: close', '', '']],
  [{ setHost: false }, ['GET / HTTP/1.1', 'Connection: keep-alive', '', '']],
  [{ uniqueHeaders: ['c'], headers: { Host: 'h', c: ['d', 'e'] } },
    ['GET / HTTP/1.1', 'Host: h', 'c: d; e', 'Connection: keep-alive', '', '']],
  [{ method: 'POST', headers: { Host: 'h' }, end: 'hello' },
    ['POST / HTTP/1.1', 'Host: h', 'Connection: keep-alive', 'Content-Length: 5', '', 'hello']],
  [{ method: 'POST', headers: { Host: 'h' } },
    ['POST / HTTP/1.1', 'Host: h', 'Connection: keep-alive', 'Content-Length: 0', '', '']],
  [{ method: 'POST', headers: { Host: 'h' }, write: ['a', Buffer.from('bc'), ''], end: 'd' },
    ['POST / HTTP/1.1', 'Host: h', 'Connection: keep-alive', 'Transfer-Encoding: chunked', '',
      '1', 'a', '2', 'bc', '1', 'd', '0', '', '']],
  [{ headers: { Host: 'h' }, end: 'x' }, ['GET / HTTP/1.1', 'Host: h', 'Connection: keep-alive', '', 'x']],
  [{ headers: { Host: 'h', 'Transfer-Encoding': 'chunked' }, end: 'x' },
    ['GET / HTTP/1.1', 'Host: h', 'Transfer-Encoding: chunked', 'Connection: keep-alive', '',
      '1', 'x', '0', '', '']],
  [{ method: 'PUT', headers: { Host: 'h', 'Content-Length': 3 }, end: 'abc' },
    ['PUT / HTTP/1.1', 'Host: h', 'Content-Length: 3', 'Connection: keep-alive', '', 'abc']],
  [{ method: 'POST', headers: { Host: 'h', Trailer: 'x' }, write: ['a'], trailers: { x: 'y' } },
    ['POST / HTTP/1.1', 'Host: h', 'Trailer: x', 'Connection: keep-alive', 'Transfer-Encoding: chunked', '',
      '1', 'a', '0', 'x: y', '', '']],
];

function bytesOf(options) {
  return new Promise((resolve) => {
    let text = '';
    let port;
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => { text += chunk.toString('latin1'); });
    });
    server.listen(0, () => {
      port = server.address().port;
      const req = http.request({ port, ...options });
      for (const chunk of options.write ?? []) req.write(chunk);
      if (options.trailers) req.addTrailers(options.trailers);
      // All is with the system; closing our half makes the server's end come after the last byte.
      req.on('finish', () => req.socket.end());
      req.on('error', (error) => assert.strictEqual(error.code, 'ECONNRESET'));
      req.on('close', () => server.close(() => resolve(text.replaceAll(String(port), 'PORT'))));
      req.end(options.end);
    });
  });
}

(async () => {
  for (const [options, lines] of cases) {
    assert.strictEqual(await bytesOf(options), lines.join('\r\n'));
  }
})();
