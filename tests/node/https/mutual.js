'use strict';
// A request knows who the client is.
const assert = require('assert');
const https = require('https');
const { ca, identity } = require('../tls/_tls');

const options = { ...identity('server'), ca, requestCert: true, rejectUnauthorized: false };
const server = https.createServer(options, (req, res) => {
  const { CN } = req.socket.getPeerCertificate().subject ?? {};
  res.end(JSON.stringify([req.client.authorized, req.socket.authorizationError, CN ?? null]));
});
const ask = (options) => new Promise((resolve, reject) => {
  const req = https.get({ port: server.address().port, ca, agent: false, ...options }, (res) => {
    let text = '';
    res.on('data', (chunk) => (text += chunk)).on('end', () => resolve(JSON.parse(text)));
  });
  req.on('error', reject);
});
server.listen(0, async () => {
  assert.deepStrictEqual(await ask(identity('client')), [true, null, 'client']);
  assert.deepStrictEqual(await ask(identity('alone')), [false, 'INVALID_PURPOSE', 'localhost']);
  assert.deepStrictEqual(await ask({}), [false, 'UNABLE_TO_GET_ISSUER_CERT', null]);
  server.close();
});
