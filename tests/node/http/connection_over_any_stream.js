'use strict';
// server.emit('connection', stream) serves a stream that is no socket, as the documentation of 'connection' says.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');
const { test } = require('./_raw');

// Two streams, each of which reads what the other one writes.
function pair() {
  const make = () => new Duplex({
    read() {
      const go = this.waiting;
      this.waiting = undefined;
      go?.();
    },
    write(chunk, encoding, callback) {
      if (this.other.push(chunk)) callback();
      else this.other.waiting = callback;
    },
    final(callback) {
      this.other.push(null);
      callback();
    },
  });
  const both = [make(), make()];
  both[0].other = both[1];
  both[1].other = both[0];
  return both;
}

function ask(client, options, body) {
  return new Promise((resolve, reject) => {
    const req = http.request({ createConnection: () => client, ...options }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (data) => { text += data; });
      res.on('end', () => resolve(text));
    });
    req.on('error', reject);
    req.end(body);
  });
}

test(async () => {
  const server = http.createServer((req, res) => {
    assert.strictEqual(req.socket, here);
    assert.strictEqual(here.server, server);
    req.pipe(res);
  });
  let [client, here] = pair();
  server.emit('connection', here);
  const large = 'x'.repeat(300_000);
  assert.strictEqual(await ask(client, { method: 'POST' }, large), large);

  // It ends with the connection.
  [client, here] = pair();
  server.emit('connection', here);
  const closed = new Promise((resolve) => here.on('close', resolve));
  assert.strictEqual(await ask(client, { method: 'PUT', headers: { Connection: 'close' } }, 'once'), 'once');
  await closed;

  // Malformed requests, and upgrades.
  [client, here] = pair();
  const refused = new Promise((resolve) => server.once('clientError', (error, socket) => {
    assert.strictEqual(socket, here);
    socket.destroy();
    resolve(error.code);
  }));
  server.emit('connection', here);
  client.write('nonsense\r\n\r\n');
  assert.strictEqual(await refused, 'HPE_INVALID_METHOD');
  [client, here] = pair();
  server.once('upgrade', (req, stream, head) => {
    assert.strictEqual(head.toString(), 'echo');
    stream.unshift(head);
    stream.write('HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
    stream.pipe(stream);
  });
  server.emit('connection', here);
  client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\necho');
  let got = '';
  client.setEncoding('latin1').on('data', (data) => { got += data; });
  while (!got.endsWith('\r\n\r\necho')) await new Promise(setImmediate);
  client.destroy();
  here.destroy();
});
