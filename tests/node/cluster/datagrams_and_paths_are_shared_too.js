'use strict';
const assert = require('assert');
const cluster = require('cluster');
const dgram = require('dgram');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

if (cluster.isPrimary) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  const worker = cluster.fork({ SOCKET: path.join(place, 'socket') });
  const kinds = [];
  worker.on('listening', (address) => {
    kinds.push(address.addressType);
    if (address.addressType === 'udp4') {
      const sender = dgram.createSocket('udp4');
      sender.send('datagram', address.port, '127.0.0.1', () => sender.close());
    } else {
      net.connect(address.address).end('stream');
    }
  });
  const got = [];
  worker.on('message', (message) => {
    got.push(message);
    if (got.length === 2) worker.disconnect();
  });
  worker.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(got.sort(), ['datagram', 'stream']);
    assert.deepStrictEqual(kinds.sort(), [-1, 'udp4'].sort());
    fs.rmSync(place, { recursive: true });
  });
} else {
  dgram.createSocket('udp4', (message) => process.send(`${message}`)).bind(0, '127.0.0.1');
  net.createServer((socket) => {
    socket.on('data', (piece) => process.send(`${piece}`));
  }).listen(process.env.SOCKET);
}
