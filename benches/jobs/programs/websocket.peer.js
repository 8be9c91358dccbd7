'use strict';
// Masked text frames over a plain socket, a few dozen on their way at a time; counts what comes back.

const net = require('net');

const [port, how] = process.argv.slice(2);
const times = how === 'warm' ? 5000 : 20000;
const ATONCE = 32;

const body = Buffer.from('a message of forty-eight characters, as are usual');
const length = body.length;
const mask = Buffer.from([1, 2, 3, 4]);
const masked = Buffer.from(body.map((byte, index) => byte ^ mask[index % 4]));
const frame = Buffer.concat([Buffer.from([0x81, 0x80 | length]), mask, masked]);
const batch = Buffer.concat(Array(ATONCE).fill(frame));

const socket = net.connect(port, '127.0.0.1');
socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');

let awaited = 0;
let left = times;
const send = () => {
  if (left === 0) process.exit();
  awaited = Math.min(left, ATONCE) * (length + 2);
  socket.write(batch.subarray(0, Math.min(left, ATONCE) * frame.length));
  left -= Math.min(left, ATONCE);
};
socket.once('data', () => {
  send();
  socket.on('data', (chunk) => {
    awaited -= chunk.length;
    if (awaited === 0) send();
  });
});
