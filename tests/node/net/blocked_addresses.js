// mote only: newer than Node 20
'use strict';
const assert = require('assert');
const net = require('net');

const blockList = new net.BlockList();
blockList.addAddress('127.0.0.1');
const isBlocked = (error) => assert.strictEqual(error.code, 'ERR_IP_BLOCKED');

net.connect({ port: 1, host: '127.0.0.1', blockList }).on('error', isBlocked);
net.connect({ port: 1, host: 'name.x', blockList,
  lookup: (host, options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]) }).on('error', isBlocked);
assert.throws(() => net.connect({ port: 1, host: '127.0.0.1', blockList: [] }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => net.createServer({ blockList: [] }), { code: 'ERR_INVALID_ARG_TYPE' });

const server = net.createServer({ blockList }, () => assert.fail('connected'));
server.listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').on('error', () => {}).on('close', () => server.close());
});

// Rules in JSON, and in copies.
const rules = ['Address: IPv4 127.0.0.1', 'Subnet: IPv6 8592:757c::/32', 'Range: IPv4 1.0.0.1-1.0.0.9'];
const read = new net.BlockList();
read.fromJSON(rules);
read.fromJSON(JSON.stringify(['nonsense']));
assert.deepStrictEqual(JSON.parse(JSON.stringify(read)).sort(), rules.toSorted());
assert.ok(read.check('1.0.0.5') && read.check('8592:757c::1', 'ipv6') && !read.check('1.0.0.10'));
assert.throws(() => read.fromJSON([1]), { code: 'ERR_INVALID_ARG_TYPE' });
const copy = structuredClone(read);
read.addAddress('9.9.9.9');
assert.ok(copy.check('9.9.9.9') && net.BlockList.isBlockList(copy));

const { address, port, family } = net.SocketAddress.parse('[1:0::]:123');
assert.deepStrictEqual([address, port, family], ['1::', 123, 'ipv6']);
assert.strictEqual(net.SocketAddress.parse('256').address, '0.0.1.0');
assert.strictEqual(net.SocketAddress.parse('not an ip'), undefined);
assert.strictEqual(net.SocketAddress.parse('abc.de'), undefined);
