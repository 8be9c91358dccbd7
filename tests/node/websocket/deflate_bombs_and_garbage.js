// mote only
'use strict';
// What comes packed and is too large, or not deflate at all, ends the connection with an error.
const assert = require('assert');
const net = require('net');
const { isBuiltin } = require('module');
const serve = require('./_serve.js');

const HEAD = 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
  'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n';

function frame(first, payload) {
  const { length } = payload;
  const head = length < 126 ? [first, 0x80 | length] : [first, 0xfe, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

function run() {
  const { deflateRawSync } = require('zlib');
  const bomb = deflateRawSync(Buffer.alloc(50 << 20), { level: 9 });
  const small = deflateRawSync(Buffer.alloc(2000));
  const tooMuch = deflateRawSync(Buffer.alloc(100_001));
  const cases = [
    [frame(0xc2, bomb), 1009, 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', undefined],
    [frame(0xc2, tooMuch), 1009, 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', undefined],
    [frame(0xc2, Buffer.alloc(20, 0xff)), 1007, 'Z_DATA_ERROR', -3],
    [frame(0xc1, deflateRawSync(Buffer.from([0x61, 0xff]))), 1007, 'WS_ERR_INVALID_UTF8', undefined],
    [frame(0xc9, small), 1002, 'WS_ERR_UNEXPECTED_RSV_1', undefined],
    [Buffer.concat([frame(0x42, small), frame(0xc0, small)]), 1002, 'WS_ERR_UNEXPECTED_RSV_1', undefined],
  ];
  serve({ maxPayload: 100_000, perMessageDeflate: true }, (server) => {
    const { port } = server.address();
    server.on('connection', (socket) => {
      const [, , code, errno] = cases[0];
      socket.on('message', () => assert.fail('nothing came whole'));
      socket.once('error', (error) => {
        assert.deepStrictEqual([error.code, error.errno], [code, errno]);
        socket.once('close', next);
      });
    });
    const begin = () => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(HEAD));
      const chunks = [];
      socket.once('data', () => socket.write(cases[0][0]));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => {});
      socket.on('end', () => {
        const close = Buffer.concat(chunks).subarray(-4);
        const [, status] = cases[0];
        assert.deepStrictEqual([...close], [0x88, 2, status >> 8, status & 255]);
        socket.end();
      });
    };
    function next() {
      cases.shift();
      if (cases.length > 0) begin();
      else server.close();
    }
    begin();
  });
}
if (isBuiltin('zlib')) run();
