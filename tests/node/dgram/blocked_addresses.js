// mote only: newer than Node 20
'use strict';
const assert = require('assert');
const dgram = require('dgram');
const { BlockList } = require('net');

const blockList = new BlockList();
blockList.addAddress('127.0.0.1');
const sender = dgram.createSocket({ type: 'udp4', sendBlockList: blockList });
sender.send('x', 9, '127.0.0.1', (error) => {
  assert.strictEqual(error.code, 'ERR_IP_BLOCKED');
  sender.connect(9, '127.0.0.1', (error) => {
    assert.strictEqual(error.code, 'ERR_IP_BLOCKED');
    sender.close();
  });
});
assert.throws(() => dgram.createSocket({ type: 'udp4', sendBlockList: {} }), { code: 'ERR_INVALID_ARG_TYPE' });

// From one who may not, and from one who may.
const open = new BlockList();
open.addAddress('127.0.0.1');
const receiver = dgram.createSocket({ type: 'udp4', receiveBlockList: open });
receiver.on('message', (bytes, { address }) => {
  assert.deepStrictEqual([`${bytes}`, address], ['good', '127.0.0.2']);
  receiver.close();
});
receiver.bind(0, '0.0.0.0', () => {
  const { port } = receiver.address();
  const bad = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    bad.send('bad', port, '127.0.0.1', () => {
      bad.close();
      const good = dgram.createSocket('udp4').bind(0, '127.0.0.2', () => {
        good.send('good', port, '127.0.0.1', () => good.close());
      });
    });
  });
});
