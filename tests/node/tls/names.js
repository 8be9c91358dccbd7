'use strict';
// SNI: which identity a server shows to whom.
const assert = require('assert');
const tls = require('tls');
const { ca, identity, serve } = require('./_tls');

// What a client that asks for `servername` is shown: the common name, or an error.
function ask(port, servername) {
  return new Promise((resolve) => {
    const client = tls.connect({ port, host: '127.0.0.1', servername, ca, checkServerIdentity() {} });
    client.on('secureConnect', () => {
      resolve(client.getPeerCertificate().subject.CN);
      client.destroy();
    });
    client.on('error', (error) => resolve(error.code));
  });
}

const listening = (options) => new Promise((resolve) => {
  const server = serve(options, (socket) => socket.on('error', () => {}), (port) => resolve([port, server]));
});

(async () => {
  const [port, server] = await listening({});
  const names = [];
  server.on('secureConnection', (socket) => names.push(socket.servername));
  server.addContext('*.wild.example', identity('other'));
  server.addContext('special.wild.example', tls.createSecureContext(identity('leaf')));
  assert.strictEqual(await ask(port, 'a.wild.example'), 'other.example');
  assert.strictEqual(await ask(port, 'a.b.wild.example'), 'localhost');
  assert.strictEqual(await ask(port, 'localhost'), 'localhost');
  assert.strictEqual(await ask(port, undefined), 'localhost');
  assert.strictEqual(await ask(port, 'special.wild.example'), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  assert.throws(() => server.addContext(), { code: 'ERR_TLS_REQUIRED_SERVER_NAME' });
  // Another identity for all who come from now on.
  server.setSecureContext(identity('other'));
  assert.strictEqual(await ask(port, 'localhost'), 'other.example');
  server.close();

  const asked = [];
  const [second, chooser] = await listening({
    SNICallback(name, callback) {
      asked.push(name);
      if (name === 'none.example') callback(null);
      else if (name === 'error.example') callback(new Error('no such name'));
      else setImmediate(() => callback(null, tls.createSecureContext(identity('other'))));
    },
  });
  const errors = [];
  chooser.on('tlsClientError', (error) => errors.push(error.message));
  assert.strictEqual(await ask(second, 'later.example'), 'other.example');
  assert.strictEqual(await ask(second, 'none.example'), 'localhost');
  assert.strictEqual(await ask(second, 'error.example'), 'ECONNRESET');
  assert.strictEqual(await ask(second, undefined), 'localhost');
  assert.deepStrictEqual(asked, ['later.example', 'none.example', 'error.example']);
  assert.deepStrictEqual(errors.filter((message) => message === 'no such name'), ['no such name']);
  chooser.close();

  assert.throws(() => tls.createServer({ SNICallback: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
})();
