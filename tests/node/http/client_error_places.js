'use strict';
// What 'clientError' tells of a malformed request: code, reason, how many bytes were good, and the bytes.
const assert = require('assert');
const http = require('http');
const { test, listen, Client } = require('./_raw');

const line = 'GET / HTTP/1.1\r\n';
const TOLD = [
  ['*', 'HPE_INVALID_METHOD', 0],
  ['FOO /\r\n\r\n', 'HPE_INVALID_METHOD', 1],
  ['GETX / HTTP/1.1\r\n\r\n', 'HPE_INVALID_METHOD', 3],
  ['GET ! HTTP/1.1\r\n\r\n', 'HPE_INVALID_URL', 4],
  ['GET /a\x01b HTTP/1.1\r\n\r\n', 'HPE_INVALID_URL', 6],
  ['GET / HTTQ/1.1\r\n\r\n', 'HPE_INVALID_CONSTANT', 9],
  ['GET / HTTP/3.0\r\n\r\n', 'HPE_INVALID_VERSION', 14],
  [`${line}A b: c\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN', 17],
  [`${line}A: c\x01d\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN', 20],
  [`${line}A: c\rB: d\r\n\r\n`, 'HPE_LF_EXPECTED', 21],
  [`${line}A: c\nHost: x\r\n\r\n`, 'HPE_CR_EXPECTED', 20],
  [`${line}A: c\r\n d\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN', 22],
  // It is malformed, whether or not it names a host.
  [`${line}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 'HPE_INVALID_TRANSFER_ENCODING', 53],
  [`${line}Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n`, 'HPE_INVALID_CONTENT_LENGTH', 59],
  [`${line}Content-Length: 1\r\nContent-Length: 1\r\n\r\n`, 'HPE_UNEXPECTED_CONTENT_LENGTH', undefined],
];

test(async () => {
  const server = await listen(http.createServer(() => assert.fail('no request')));
  let told;
  server.on('clientError', (error, socket) => {
    told(error);
    socket.destroy();
  });
  for (const [request, code, at] of TOLD) {
    const heard = new Promise((resolve) => { told = resolve; });
    const client = new Client(server).write(request);
    const error = await heard;
    assert.strictEqual(error.code, code, request);
    if (at !== undefined) assert.strictEqual(error.bytesParsed, at, request);
    assert.strictEqual(error.message, `Parse Error: ${error.reason}`);
    assert.strictEqual(error.rawPacket.toString('latin1'), request);
    await client.closed;
  }
  server.close();
});
