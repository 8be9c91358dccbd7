'use strict';
const assert = require('assert');
const net = require('net');

for (const address of ['127.0.0.1', '0.0.0.0', '255.255.255.255']) {
  assert.strictEqual(net.isIP(address), 4, address);
  assert.ok(net.isIPv4(address) && !net.isIPv6(address));
}
for (const address of ['::1', '::', 'fe80::1', 'fe80::1%eth0', '::ffff:127.0.0.1', '2001:db8:0:0:0:0:0:1']) {
  assert.strictEqual(net.isIP(address), 6, address);
  assert.ok(net.isIPv6(address) && !net.isIPv4(address));
}
for (const address of ['', 'x', '127.0.0.256', '127.0.0', '127.0.0.01', '127.0.0.1.', '127.0.0.1%eth0', ':::',
  '1::2::3', '::1%', ' ::1']) {
  assert.strictEqual(net.isIP(address), 0, address);
}
assert.strictEqual(net.isIP(undefined), 0);
assert.strictEqual(net.isIP(null), 0);
