'use strict';
const assert = require('assert');
const net = require('net');

const list = new net.BlockList();
list.addAddress('123.123.123.123');
list.addRange('10.0.0.1', '10.0.0.10');
list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
assert.strictEqual(list.check('123.123.123.123'), true);
assert.strictEqual(list.check('10.0.0.3'), true);
assert.strictEqual(list.check('10.0.0.11'), false);
assert.strictEqual(list.check('222.111.111.222'), false);
assert.strictEqual(list.check('8592:757c:efae:4e45:fb5d:d62a:0d00:8e17', 'ipv6'), true);
assert.strictEqual(list.check('8592:757c:efae:4e46::', 'ipv6'), false);
assert.strictEqual(list.check('::ffff:123.123.123.123', 'ipv6'), true);
assert.strictEqual(list.check('not an address'), false);
assert.deepStrictEqual(list.rules,
  ['Subnet: IPv6 8592:757c:efae:4e45::/64', 'Range: IPv4 10.0.0.1-10.0.0.10',
    'Address: IPv4 123.123.123.123']);
assert.throws(() => list.addAddress(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => list.addAddress('1.1.1.1', 'x'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => list.addAddress('x'), { code: 'ERR_INVALID_ADDRESS' });
assert.throws(() => list.addRange('1.1.1.2', '1.1.1.1'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => list.addSubnet('1.1.1.1', 33), { code: 'ERR_OUT_OF_RANGE' });

const address = new net.SocketAddress({ address: '127.0.0.1', port: 80 });
assert.deepStrictEqual([address.address, address.family, address.port, address.flowlabel],
  ['127.0.0.1', 'ipv4', 80, 0]);
assert.strictEqual(list.check(address), false);
list.addAddress(address);
assert.strictEqual(list.check('127.0.0.1'), true);
assert.strictEqual(new net.SocketAddress({ family: 'ipv6' }).address, '::');
assert.throws(() => new net.SocketAddress({ address: 'x' }), { code: 'ERR_INVALID_ADDRESS' });
assert.throws(() => new net.SocketAddress({ port: -1 }), { code: 'ERR_SOCKET_BAD_PORT' });
