'use strict';
// Tools that test programs without a network give ServerResponse an object of their own for a request, and a stream
// for a socket: the head is the one that a connection of HTTP/1.1 would get, or of HTTP/1.0.
const assert = require('assert');
const http = require('http');
const { Writable } = require('stream');

function answerTo(req, answer) {
  return new Promise((resolve) => {
    const res = new http.ServerResponse(req);
    let text = '';
    res.assignSocket(new Writable({
      write(chunk, encoding, callback) {
        text += chunk;
        callback();
      },
    }));
    res.sendDate = false;
    res.on('finish', () => setImmediate(() => resolve(text)));
    answer(res);
  });
}

const modern = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} };
const old = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 0, headers: {} };
const cases = [
  [modern, (res) => res.end('hi'), 'Connection: keep-alive\r\nContent-Length: 2\r\n\r\nhi'],
  [{ method: 'GET' }, (res) => res.end('hi'), 'Connection: keep-alive\r\nContent-Length: 2\r\n\r\nhi'],
  [modern, (res) => res.writeHead(200, { 'Content-Length': 2 }).end('hi'),
    'Content-Length: 2\r\nConnection: keep-alive\r\n\r\nhi'],
  [modern, (res) => { res.write('hi'); res.end(); },
    'Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'],
  [{ ...modern, method: 'HEAD' }, (res) => res.end('hi'), 'Connection: keep-alive\r\n\r\n'],
  [old, (res) => res.end('hi'), 'Connection: close\r\n\r\nhi'],
  [old, (res) => { res.write('hi'); res.end(); }, 'Connection: close\r\n\r\nhi'],
];
let done = 0;
process.on('exit', () => assert.strictEqual(done, cases.length));
(async () => {
  for (const [req, answer, expected] of cases) {
    assert.strictEqual(await answerTo(req, answer), `HTTP/1.1 200 OK\r\n${expected}`);
    done++;
  }
})();
