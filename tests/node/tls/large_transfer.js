'use strict';
// Much data both ways, past every buffer, with a reader that takes its time.
const assert = require('assert');
const crypto = require('crypto');
const tls = require('tls');
const { ca, serve } = require('./_tls');

const chunk = Buffer.alloc(100_000);
for (let i = 0; i < chunk.length; i++) chunk[i] = i % 251;
const CHUNKS = 60;

const server = serve({}, (socket) => socket.pipe(socket), (port) => {
  const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  const sent = crypto.createHash('sha1');
  const received = crypto.createHash('sha1');
  let left = CHUNKS;
  let mustWait = false;
  const write = () => {
    while (left > 0) {
      left--;
      sent.update(chunk);
      if (!client.write(chunk)) {
        mustWait = true;
        return client.once('drain', write);
      }
    }
    client.end();
  };
  client.on('secureConnect', write);
  let length = 0;
  let pauses = 0;
  client.on('data', (data) => {
    length += data.length;
    received.update(data);
    if (pauses++ % 16 !== 0) return;
    client.pause();
    setImmediate(() => client.resume());
  });
  client.on('end', () => {
    assert.strictEqual(mustWait, true);
    assert.strictEqual(length, CHUNKS * chunk.length);
    assert.strictEqual(received.digest('hex'), sent.digest('hex'));
  });
  client.on('close', () => server.close());
});
