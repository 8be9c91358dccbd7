'use strict';
// What goes wrong on the way is a TypeError whose cause says what.
const assert = require('assert');
const net = require('net');
const serve = require('./_serve.js');

const failed = (check) => (error) => {
  assert.ok(error instanceof TypeError);
  assert.strictEqual(error.message, 'fetch failed');
  check(error.cause);
  return true;
};

serve((req, res) => {
  if (req.url === '/drop') {
    req.socket.destroy();
    return;
  }
  res.writeHead(200, { 'content-length': 10 });
  res.write('abc', () => setImmediate(() => req.socket.destroy()));
}, async (base) => {
  const free = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.on('listening', resolve));
  const { port } = free.address();
  await new Promise((resolve) => free.close(resolve));
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`), failed((cause) => {
    assert.deepStrictEqual([cause.code, cause.syscall, cause.port], ['ECONNREFUSED', 'connect', port]);
  }));
  await assert.rejects(fetch(`${base}/drop`), failed((cause) => {
    assert.deepStrictEqual([cause.name, cause.code], ['SocketError', 'UND_ERR_SOCKET']);
  }));
  const cut = await fetch(`${base}/cut`);
  await assert.rejects(cut.text(), (error) => {
    assert.deepStrictEqual([error.name, error.message, error.cause.code],
      ['TypeError', 'terminated', 'UND_ERR_SOCKET']);
    return true;
  });
  const mismatch = { method: 'POST', body: 'abc', headers: { 'content-length': '7' } };
  await assert.rejects(fetch(base, mismatch), failed((cause) => {
    assert.strictEqual(cause.code, 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH');
  }));
  const cause = (message) => failed((error) => assert.strictEqual(error.message, message));
  await assert.rejects(fetch('http://127.0.0.1:6667/'), cause('bad port'));
  await assert.rejects(fetch('ftp://a/'), cause('unknown scheme'));
  await assert.rejects(fetch('about:blank'), cause('about scheme is not supported'));
  await assert.rejects(fetch('/relative'),
    { name: 'TypeError', message: 'Failed to parse URL from /relative' });
  await assert.rejects(fetch(), TypeError);
});
