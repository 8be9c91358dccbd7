// mote only
'use strict';
// A client that breaks the rules gets a close frame with the right status, and the server an error.
const assert = require('assert');
const net = require('net');
const serve = require('./_serve.js');

const HEAD = 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const MASK = [1, 2, 3, 4];
const frame = (first, payload) => Buffer.from([first, 0x80 | payload.length, ...MASK,
  ...payload.map((byte, i) => byte ^ MASK[i % 4])]);

const cases = [
  [Buffer.from([0x81, 0]), 1002, 'WS_ERR_EXPECTED_MASK'],
  [frame(0xc1, []), 1002, 'WS_ERR_UNEXPECTED_RSV_1'],
  [frame(0x83, []), 1002, 'WS_ERR_INVALID_OPCODE'],
  [frame(0x80, []), 1002, 'WS_ERR_INVALID_OPCODE'],
  [frame(0x09, []), 1002, 'WS_ERR_EXPECTED_FIN'],
  [frame(0x81, [0xff]), 1007, 'WS_ERR_INVALID_UTF8'],
  [frame(0x88, [0x03]), 1002, 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'],
  [frame(0x88, [0x03, 0xed]), 1002, 'WS_ERR_INVALID_CLOSE_CODE'],
  [frame(0x82, Array(101).fill(0)), 1009, 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'],
];

serve({ maxPayload: 100 }, (server) => {
  const { port } = server.address();
  const next = () => {
    if (cases.length === 0) {
      server.close();
      return;
    }
    const [bytes, status, code] = cases.shift();
    server.once('connection', (socket) => {
      socket.once('error', (error) => assert.strictEqual(error.code, code));
      socket.once('close', (given) => assert.strictEqual(given, 1006));
    });
    const socket = net.connect(port, '127.0.0.1', () => socket.write(HEAD));
    const chunks = [];
    let isOpen = false;
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (isOpen || !Buffer.concat(chunks).includes('\r\n\r\n')) return;
      isOpen = true;
      const answer = Buffer.concat(chunks).toString();
      assert.match(answer, /^HTTP\/1.1 101 Switching Protocols\r\n/);
      assert.match(answer, /Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
      socket.write(bytes);
    });
    socket.on('end', () => {
      const all = Buffer.concat(chunks);
      const close = all.subarray(all.indexOf('\r\n\r\n') + 4);
      assert.deepStrictEqual([...close], [0x88, 2, status >> 8, status & 255], code);
      socket.end();
    });
    socket.on('close', next);
  };
  next();
});
