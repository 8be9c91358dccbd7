'use strict';
// Secrets that both ends share: a key log, keying material, ticket keys.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

const lines = { client: [], server: [] };
let material;
const server = serve({}, (socket) => {
  material = socket.exportKeyingMaterial(32, 'label', Buffer.from('context'));
  socket.end('x');
}, (port) => {
  const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  assert.throws(() => client.exportKeyingMaterial(32, 'label'), { code: 'ERR_TLS_INVALID_STATE' });
  assert.throws(() => client.exportKeyingMaterial(0, 'label'), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => client.exportKeyingMaterial(1), { code: 'ERR_INVALID_ARG_TYPE' });
  client.on('keylog', (line) => lines.client.push(`${line}`));
  let own;
  client.on('secureConnect', () => {
    own = client.exportKeyingMaterial(32, 'label', Buffer.from('context'));
    assert.notDeepStrictEqual(own, client.exportKeyingMaterial(32, 'other', Buffer.from('context')));
  });
  client.resume();
  client.on('close', () => {
    assert.deepStrictEqual(own, material);
    assert.strictEqual(own.length, 32);
    assert.ok(lines.client.length >= 4);
    assert.match(lines.client[0], /^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]+\n$/);
    assert.deepStrictEqual([...lines.client].sort(), [...lines.server].sort());
    server.close();
  });
});
server.on('keylog', (line, socket) => {
  assert.ok(socket instanceof tls.TLSSocket);
  lines.server.push(`${line}`);
});

const keys = server.getTicketKeys();
assert.strictEqual(keys.length, 48);
server.setTicketKeys(Buffer.alloc(48, 7));
assert.deepStrictEqual(server.getTicketKeys(), Buffer.alloc(48, 7));
assert.throws(() => server.setTicketKeys('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => server.setTicketKeys(Buffer.alloc(1)), /48-byte buffer/);
