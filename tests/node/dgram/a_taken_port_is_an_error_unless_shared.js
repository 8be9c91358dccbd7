'use strict';
const assert = require('assert');
const dgram = require('dgram');

const first = dgram.createSocket({ type: 'udp4', reuseAddr: true });
first.bind(0, '127.0.0.1', () => {
  const { port } = first.address();
  const refused = dgram.createSocket('udp4');
  refused.bind(port, '127.0.0.1', () => assert.fail('it is taken'));
  refused.on('error', (error) => {
    assert.deepStrictEqual([error.code, error.syscall, error.address, error.port], ['EADDRINUSE', 'bind', '127.0.0.1', port]);
    assert.strictEqual(error.message, `bind EADDRINUSE 127.0.0.1:${port}`);
    // It may be bound elsewhere.
    refused.bind(0, '127.0.0.1', () => {
      refused.close();
      const shared = dgram.createSocket({ type: 'udp4', reuseAddr: true });
      shared.bind(port, '127.0.0.1', () => {
        shared.close();
        first.close();
      });
    });
  });
});

const elsewhere = dgram.createSocket('udp4');
elsewhere.on('error', (error) => {
  assert.deepStrictEqual([error.code, error.syscall, error.address], ['EADDRNOTAVAIL', 'bind', '192.0.2.1']);
  elsewhere.close();
});
elsewhere.bind(0, '192.0.2.1');

const unknown = dgram.createSocket({ type: 'udp4', lookup: (name, family, callback) => callback(new Error(`${name} ${family}`)) });
unknown.on('error', (error) => {
  assert.strictEqual(error.message, 'some.name 4');
  unknown.close();
});
unknown.bind(0, 'some.name');
