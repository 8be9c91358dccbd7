'use strict';
// TLS over a connection that spoke something else before, and over streams that are no connections.
const assert = require('assert');
const net = require('net');
const { Duplex } = require('stream');
const tls = require('tls');
const { ca, identity } = require('./_tls');

const secureContext = tls.createSecureContext(identity('server'));

function streamPair() {
  const sides = [0, 1].map(() => new Duplex({
    read() {
      const { waiting } = this;
      this.waiting = null;
      waiting?.();
    },
    write(chunk, encoding, callback) {
      this.other.waiting = callback;
      this.other.push(chunk);
    },
    final(callback) {
      this.other.push(null);
      callback();
    },
  }));
  [sides[0].other, sides[1].other] = [sides[1], sides[0]];
  return sides;
}

// The server's half echoes, the client's asks; both end properly.
function talk(serverSide, clientSide, options) {
  return new Promise((resolve) => {
    const server = new tls.TLSSocket(serverSide, { isServer: true, secureContext });
    server.on('secure', () => server.pipe(server));
    const client = tls.connect({ socket: clientSide, servername: 'localhost', ca, ...options }, () => {
      assert.strictEqual(client.authorized, true);
      client.end('ping');
    });
    let text = '';
    client.on('data', (chunk) => (text += chunk));
    client.on('close', () => resolve(text));
  });
}

(async () => {
  // The first line is in plain text, as with STARTTLS.
  const server = net.createServer((raw) => {
    raw.once('data', (chunk) => {
      assert.strictEqual(`${chunk}`, 'STARTTLS\n');
      raw.write('OK\n', () => {
        const socket = new tls.TLSSocket(raw, { isServer: true, secureContext });
        socket.pipe(socket);
      });
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise((resolve) => {
    const raw = net.connect(server.address().port, '127.0.0.1', () => raw.write('STARTTLS\n'));
    raw.once('data', () => {
      const client = tls.connect({ socket: raw, servername: 'localhost', ca }, () => client.end('hello'));
      assert.strictEqual(client.remotePort, raw.remotePort);
      let text = '';
      client.on('data', (chunk) => (text += chunk));
      let ends = 0;
      const done = () => {
        if (++ends < 2) return;
        assert.strictEqual(text, 'hello');
        resolve();
      };
      raw.on('close', done);
      client.on('close', done);
    });
  });

  // A socket that is still connecting.
  await new Promise((resolve) => {
    const peer = net.createServer((raw) => {
      const socket = new tls.TLSSocket(raw, { isServer: true, secureContext });
      socket.end('late');
    }).listen(0, '127.0.0.1', () => {
      const raw = net.connect(peer.address().port, '127.0.0.1');
      const client = tls.connect({ socket: raw, servername: 'localhost', ca });
      client.on('data', (chunk) => assert.strictEqual(`${chunk}`, 'late'));
      client.on('close', () => peer.close(resolve));
    });
  });
  server.close();

  assert.strictEqual(await talk(...streamPair()), 'ping');
})();
