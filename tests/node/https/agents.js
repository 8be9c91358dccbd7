'use strict';
// Sockets are shared by requests with the same options of TLS; sessions are resumed.
const assert = require('assert');
const https = require('https');
const { ca, identity } = require('../tls/_tls');

const plain = new https.Agent();
assert.strictEqual(plain.defaultPort, 443);
assert.strictEqual(plain.protocol, 'https:');
assert.strictEqual(plain.getName({ host: 'h', port: 1 }), `h:1${':'.repeat(21)}`);
assert.strictEqual(plain.getName({
  host: 'h', port: 1, localAddress: 'l', ca: 'ca', cert: 'cert', ciphers: 'ciphers', key: 'key', pfx: 'pfx',
  rejectUnauthorized: false, servername: 's', minVersion: 'min', maxVersion: 'max', secureProtocol: 'p', crl: 'crl',
  honorCipherOrder: false, ecdhCurve: 'curve', dhparam: 'dh', secureOptions: 0, sessionIdContext: 'ctx',
  sigalgs: 'sig', privateKeyIdentifier: 'id', privateKeyEngine: 'engine',
}), 'h:1:l:ca:cert::ciphers:key:pfx:false:s:min:max:p:crl:false:curve:dh:0:ctx:"sig":id:engine');
assert.ok(https.globalAgent instanceof https.Agent);
assert.ok(plain instanceof require('http').Agent);

const reused = [];
const server = https.createServer(identity('server'), (req, res) => {
  reused.push(req.socket.isSessionReused());
  res.end('x');
});

const get = (agent, options) => new Promise((resolve, reject) => {
  const req = https.get({ port: server.address().port, ca, agent, ...options }, (res) => {
    res.resume().on('end', () => setImmediate(resolve, [req.reusedSocket, res.socket ?? req.socket]));
  });
  req.on('error', reject);
});

server.listen(0, async () => {
  const agent = new https.Agent({ keepAlive: true });
  const [first] = await get(agent);
  const [second] = await get(agent);
  assert.deepStrictEqual([first, second], [false, true]);
  // Other options, another socket; but a session that is known.
  const [third] = await get(agent, { minVersion: 'TLSv1.3' });
  assert.strictEqual(third, false);
  assert.strictEqual(Object.keys(agent.freeSockets).length, 2);
  assert.ok(agent._sessionCache.list.length >= 1);
  agent.destroy();

  const brief = new https.Agent({ maxCachedSessions: 10 });
  reused.length = 0;
  await get(brief);
  await get(brief);
  assert.deepStrictEqual(reused, [false, true]);
  const forgetful = new https.Agent({ maxCachedSessions: 0 });
  reused.length = 0;
  await get(forgetful);
  await get(forgetful);
  assert.deepStrictEqual(reused, [false, false]);
  server.close();
});
