'use strict';
// Each kind of malformed response is a parse error with its own code and the bytes it was found in.
const assert = require('assert');
const http = require('http');
const net = require('net');

const OK = 'HTTP/1.1 200 OK\r\n';
const cases = [
  ['<html>', 'HPE_INVALID_CONSTANT'],
  ['HTTP/1.2 200 OK\r\n\r\n', 'HPE_INVALID_VERSION'],
  ['HTTP/1.1 20x OK\r\n\r\n', 'HPE_INVALID_STATUS'],
  ['HTTP/1.1 200 OK\nContent-Length: 0\n\n', 'HPE_CR_EXPECTED'],
  [`${OK}A b: c\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${OK}A: c\u0001\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${OK}Content-Length: x\r\n\r\n`, 'HPE_INVALID_CONTENT_LENGTH'],
  [`${OK}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`, 'HPE_UNEXPECTED_CONTENT_LENGTH'],
  [`${OK}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`, 'HPE_INVALID_TRANSFER_ENCODING'],
  [`${OK}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n`, 'HPE_INVALID_CONTENT_LENGTH'],
  [`${OK}A: ${'x'.repeat(17000)}\r\n\r\n`, 'HPE_HEADER_OVERFLOW'],
  [`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'HPE_INVALID_CHUNK_SIZE', true],
  [`${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n`, 'HPE_STRICT', true],
  [`${OK}Transfer-Encoding: chunked\r\n\r\n0\r\nA b\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN', true],
];

function answerWith(text) {
  return new Promise((resolve) => {
    const told = {};
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(text));
    });
    server.listen(0, () => {
      const req = http.get({ port: server.address().port, agent: false });
      req.on('response', (res) => {
        res.resume();
        res.on('error', (error) => { told.inBody = error.code; });
      });
      req.on('error', (error) => { told.error = error; });
      req.on('close', () => server.close(() => resolve(told)));
    });
  });
}

(async () => {
  for (const [text, code, inBody] of cases) {
    const { error, inBody: bodyError } = await answerWith(text);
    assert.strictEqual(error.code, code, text);
    assert.strictEqual(error.message, `Parse Error: ${error.reason}`);
    assert.ok(Buffer.isBuffer(error.rawPacket));
    assert.strictEqual(bodyError, inBody ? 'ECONNRESET' : undefined);
  }
})();
