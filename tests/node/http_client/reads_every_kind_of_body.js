'use strict';
// Where a response's body ends, whatever pieces it comes in.
const assert = require('assert');
const http = require('http');
const net = require('net');

const OK = 'HTTP/1.1 200 OK\r\n';
const cases = [
  ['length', `${OK}Content-Length: 3\r\n\r\nabc`, 'abc'],
  ['no length', `${OK}\r\nabc`, 'abc'],
  ['HTTP/1.0', 'HTTP/1.0 200\r\n\r\nabc', 'abc'],
  ['chunks', `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n`, 'abc'],
  ['another coding', `${OK}Transfer-Encoding: gzip\r\n\r\nabc`, 'abc'],
  ['204', 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n', ''],
  ['304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n', ''],
  ['empty lines before', `\r\n\r\n${OK}Content-Length: 3\r\n\r\nabc`, 'abc'],
];

function read(text, bytewise) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        if (!bytewise) return socket.end(text);
        let at = 0;
        const next = () => (at < text.length ? socket.write(text[at++], () => setImmediate(next)) : socket.end());
        next();
      });
    });
    server.listen(0, () => {
      const req = http.get({ port: server.address().port, agent: false }, (res) => {
        let body = '';
        res.setEncoding('utf8');
        res.on('data', (chunk) => { body += chunk; });
        res.on('end', () => {
          assert.strictEqual(res.complete, true);
          server.close(() => resolve(body));
        });
      });
      req.on('error', reject);
    });
  });
}

(async () => {
  for (const [name, text, body] of cases) {
    assert.strictEqual(await read(text, false), body, name);
    assert.strictEqual(await read(text, true), body, `${name}, byte by byte`);
  }
})();
