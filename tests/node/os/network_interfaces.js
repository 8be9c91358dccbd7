'use strict';
const assert = require('assert');
const os = require('os');

const interfaces = os.networkInterfaces();
for (const name of Object.keys(interfaces)) {
  for (const entry of interfaces[name]) {
    const keys = ['address', 'netmask', 'family', 'mac', 'internal', 'cidr'];
    if (entry.family === 'IPv6') keys.push('scopeid');
    assert.deepStrictEqual(Object.keys(entry), keys);
    assert.match(entry.mac, /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
    assert.ok(entry.cidr.startsWith(`${entry.address}/`));
  }
}
// Where there is a loopback at all, it looks like this.
const loopback = interfaces.lo?.find((entry) => entry.family === 'IPv4');
if (loopback) {
  assert.deepStrictEqual(loopback, {
    address: '127.0.0.1',
    netmask: '255.0.0.0',
    family: 'IPv4',
    mac: '00:00:00:00:00:00',
    internal: true,
    cidr: '127.0.0.1/8',
  });
}
