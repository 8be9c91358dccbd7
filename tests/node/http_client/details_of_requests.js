'use strict';
// Smaller promises of the client: timeouts that are too long, sockets that fail before the request has them,
// aborted bodies, old versions.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { once } = require('events');

async function main() {
  const server = http.createServer((req, res) => res.end(JSON.stringify(req.rawHeaders)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();

  const warned = once(process, 'warning');
  const patient = http.get({ port, host: '127.0.0.1', agent: false }).setTimeout(2 ** 40);
  assert.strictEqual((await warned)[0].name, 'TimeoutOverflowWarning');
  (await once(patient, 'response'))[0].resume();

  // The socket's own error is the request's.
  const failing = http.get({
    createConnection() {
      const socket = new net.Socket();
      process.nextTick(() => socket.destroy(new Error('of the socket')));
      return socket;
    },
  });
  failing.abort();
  assert.strictEqual((await once(failing, 'error'))[0].message, 'of the socket');

  // Nothing comes after abort().
  const many = http.createServer((req, answer) => answer.end('y'.repeat(1_000_000)));
  await once(many.listen(0, '127.0.0.1'), 'listening');
  const aborted = http.get({ port: many.address().port, host: '127.0.0.1', agent: false });
  const [body] = await once(aborted, 'response');
  let pieces = 0;
  body.on('data', () => {
    pieces++;
    aborted.abort();
  });
  body.on('error', () => {});
  await once(aborted, 'close');
  assert.strictEqual(pieces, 1);
  many.close();

  const old = net.createServer((socket) => socket.end('HTTP/0.9 200 OK\r\n\r\nold'));
  await once(old.listen(0, '127.0.0.1'), 'listening');
  const [ancient] = await once(http.get({ port: old.address().port, host: '127.0.0.1', agent: false }), 'response');
  assert.strictEqual((await once(ancient.setEncoding('utf8'), 'data'))[0], 'old');
  old.close();
  server.close();
}

process.exitCode = 1;
main().then(() => { process.exitCode = 0; });
