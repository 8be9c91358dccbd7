'use strict';
const assert = require('assert');
const net = require('net');

function expectError(found, check) {
  net.connect({ host: 'name.x', port: 80, lookup: (host, options, callback) => callback(null, [found]) })
    .on('error', (error) => check(error));
}

expectError({ address: undefined, family: 4 }, (error) => assert.strictEqual(error.code, 'ERR_INVALID_IP_ADDRESS'));
expectError({ address: 'here', family: 4 }, (error) => assert.strictEqual(error.message, 'Invalid IP address: here'));
expectError({ address: '127.0.0.1', family: 100 }, (error) => {
  assert.strictEqual(error.code, 'ERR_INVALID_ADDRESS_FAMILY');
  assert.strictEqual(error.message, 'Invalid address family: 100 name.x:80');
});
for (const lookup of ['x', 1, {}, []]) {
  assert.throws(() => net.connect({ host: 'name.x', port: 1, lookup }), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => net.connect({ port: 1, hints: 100 }), { code: 'ERR_INVALID_ARG_VALUE' });

// Whoever has closed meanwhile listens no more.
net.createServer().listen(0, 'localhost', () => assert.fail('listens')).close();
