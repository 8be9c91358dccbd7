'use strict';
// A session that was given is resumed on another connection.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

function connect(port, options) {
  return new Promise((resolve, reject) => {
    const result = { sessions: [] };
    const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...options });
    client.on('secureConnect', () => {
      result.reused = client.isSessionReused();
      result.authorized = client.authorized;
    });
    client.on('session', (session) => result.sessions.push(session));
    client.resume();
    client.on('error', reject);
    client.on('close', () => resolve(result));
  });
}

(async () => {
  for (const version of ['TLSv1.3', 'TLSv1.2']) {
    const reusedAtServer = [];
    const { port, server } = await new Promise((resolve) => {
      serve({ minVersion: version, maxVersion: version }, (socket) => {
        reusedAtServer.push(socket.isSessionReused());
        socket.end('bye');
      }, (port, server) => resolve({ port, server }));
    });
    const first = await connect(port);
    assert.strictEqual(first.reused, false);
    assert.ok(first.sessions.length > 0, version);
    assert.ok(Buffer.isBuffer(first.sessions[0]));
    const second = await connect(port, { session: first.sessions.at(-1) });
    assert.deepStrictEqual([second.reused, second.authorized], [true, true]);
    // What is no session of ours is no error: the handshake is done in full.
    const third = await connect(port, { session: Buffer.alloc(0) }).catch((error) => error);
    if (!(third instanceof Error)) assert.strictEqual(third.reused, false);
    assert.deepStrictEqual(reusedAtServer.slice(0, 2), [false, true]);
    server.close();
  }
})();
