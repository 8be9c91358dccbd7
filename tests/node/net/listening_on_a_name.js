// mote only: newer than Node 20
'use strict';
const assert = require('assert');
const net = require('net');

// Where to listen: not on an address that is valid on one link only, if there is another.
const dns = require('dns');
const { lookup } = dns;
dns.lookup = (host, options, callback) => {
  process.nextTick(callback, null, [{ address: 'fe80::1', family: 6 }, { address: '127.0.0.1', family: 4 }]);
};
const server = net.createServer().listen(0, 'name.x', () => {
  assert.strictEqual(server.address().address, '127.0.0.1');
  server.close();
});
setImmediate(() => { dns.lookup = lookup; });
