'use strict';
const assert = require('assert');
const https = require('https');
const { ca, identity } = require('../tls/_tls');

const server = https.createServer(identity('server'), (req, res) => {
  assert.strictEqual(req.socket.encrypted, true);
  assert.strictEqual(req.client.authorized, false);
  assert.strictEqual(req.connection, req.socket);
  assert.strictEqual(req.socket.server, server);
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => (body += chunk));
  req.on('end', () => {
    res.setHeader('X-Test', 'yes');
    res.end(`${req.method} ${req.url} ${req.headers.host} ${body}`);
  });
});

function ask(options, body) {
  return new Promise((resolve, reject) => {
    const req = https.request({ ...options, port: server.address().port, ca }, (res) => {
      assert.strictEqual(res.socket.authorized, true);
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk) => (text += chunk));
      res.on('end', () => resolve([res.statusCode, res.headers['x-test'], text]));
    });
    req.on('error', reject);
    req.end(body);
  });
}

server.listen(0, async () => {
  const host = `localhost:${server.address().port}`;
  assert.ok(server instanceof require('tls').Server);
  assert.ok(server instanceof require('net').Server);
  assert.strictEqual(server.keepAliveTimeout, 5000);
  assert.deepStrictEqual(await ask({ path: '/a' }), [200, 'yes', `GET /a ${host} `]);
  assert.deepStrictEqual(await ask({ path: '/b', method: 'POST' }, 'text'), [200, 'yes', `POST /b ${host} text`]);
  const big = 'x'.repeat(1_000_000);
  const [, , text] = await ask({ path: '/c', method: 'PUT' }, big);
  assert.strictEqual(text.length, `PUT /c ${host} ${big}`.length);
  const url = `https://${host}/d`;
  const res = await new Promise((resolve, reject) => https.get(url, { ca }, resolve).on('error', reject));
  assert.strictEqual(res.statusCode, 200);
  res.resume();
  const refused = await new Promise((resolve) => https.get(url).on('error', resolve));
  assert.strictEqual(refused.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  server.close(() => https.globalAgent.destroy());
  server.closeIdleConnections();
});
