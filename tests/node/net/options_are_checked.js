'use strict';
const assert = require('assert');
const net = require('net');

const wrongType = (name) => ({ code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`^The "${name}" `) });

for (const host of [5, {}, true]) {
  assert.throws(() => net.connect({ port: 80, host }), wrongType('hostname'));
  assert.throws(() => net.createServer().listen({ port: 0, host }), wrongType('hostname'));
}
assert.throws(() => net.connect({ port: 80, localPort: 'x' }), wrongType('options.localPort'));
assert.throws(() => net.connect({ port: 80, localAddress: 'x' }), { code: 'ERR_INVALID_IP_ADDRESS' });
assert.throws(() => net.connect({ port: 65536 }), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => net.connect({ path: 5 }), wrongType('options.path'));
assert.throws(() => net.connect({}), { code: 'ERR_MISSING_ARGS' });

// No host is this machine.
const server = net.createServer((socket) => socket.end()).listen(0, () => {
  const { port } = server.address();
  net.connect({ port, host: null }, () => net.connect({ port, host: '' }, () => server.close()).resume()).resume();
});
