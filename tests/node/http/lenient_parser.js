'use strict';
// insecureHTTPParser, as an option and as a flag: odd heads pass.
const assert = require('assert');
const http = require('http');
const { spawnSync } = require('child_process');
const { test, listen, Client } = require('./_raw');

const odd = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOdd: a\x08b\r\nFolded: one\r\n two\r\n' +
  'Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';

test(async () => {
  const server = await listen(http.createServer({ insecureHTTPParser: true }, (req, res) => {
    assert.strictEqual(req.headers.odd, 'a\x08b');
    assert.strictEqual(req.headers.folded, 'one two');
    req.pipe(res);
  }));
  assert.match(await new Client(server).write(odd).closed, /3\r\nabc\r\n0\r\n\r\n$/);
  server.close();
  const strict = await listen(http.createServer(() => assert.fail('no request')));
  assert.match(await new Client(strict).write(odd).closed, /^HTTP\/1.1 400/);
  strict.close();

  const net = require('net');
  const odder = await listen(net.createServer((socket) => {
    socket.end('HTTP/1.1 200 OK\r\nOdd: a\x08b\r\nFolded: one\r\n two\r\nContent-Length: 2\r\n\r\nok');
  }));
  const { port } = odder.address();
  const ask = (options) => new Promise((resolve, reject) => {
    http.get({ port, host: '127.0.0.1', agent: false, ...options }, (res) => resolve(res.resume())).on('error', reject);
  });
  const res = await ask({ insecureHTTPParser: true });
  assert.deepStrictEqual([res.headers.odd, res.headers.folded], ['a\x08b', 'one two']);
  await assert.rejects(ask({}), { code: 'HPE_INVALID_HEADER_TOKEN' });
  odder.close();

  const program = 'const { Duplex } = require("stream"); const d = new Duplex({ read() {}, write(c, e, f) { f(); } });' +
    'require("http").get({ createConnection: () => d }, (res) => { console.log(res.headers.odd); process.exit(); });' +
    'd.push("HTTP/1.1 200 OK\\r\\nOdd: a\\x08b\\r\\n\\r\\n")';
  const { stdout } = spawnSync(process.execPath, ['--insecure-http-parser', '-e', program], { encoding: 'utf8' });
  assert.strictEqual(stdout, 'a\x08b\n');
});
