'use strict';
// What was written to a socket before TLS took it over goes out first, as it is; what is written to the
// TLSSocket before the connection waits for the handshake.
const assert = require('assert');
const net = require('net');
const tls = require('tls');
const { ca, serve } = require('./_tls');

// A proxy that wants a word of eight bytes first, and then connects.
function serveProxy(port, test) {
  const words = [];
  const proxy = net.createServer({ allowHalfOpen: true }, (client) => {
    const chunks = [];
    client.on('error', () => {});
    client.on('data', function take(chunk) {
      chunks.push(chunk);
      const all = Buffer.concat(chunks);
      if (all.length < 8) return;
      client.removeListener('data', take);
      client.pause();
      words.push(all.toString('latin1', 0, 8));
      const upstream = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      upstream.on('error', () => {});
      upstream.write(all.subarray(8));
      client.pipe(upstream).pipe(client);
    });
  });
  proxy.listen(0, '127.0.0.1', () => test(proxy, words));
}

function echo(socket, then) {
  const client = tls.connect({ socket, ca, servername: 'localhost' });
  const chunks = [];
  client.write('one ');
  client.write('two ');
  client.end('three');
  client.on('data', (chunk) => chunks.push(chunk));
  client.on('close', () => {
    assert.strictEqual(`${Buffer.concat(chunks)}`, 'one two three');
    then();
  });
}

serve({ allowHalfOpen: true }, (socket) => socket.pipe(socket), (port, server) => {
  serveProxy(port, (proxy, words) => {
    const via = proxy.address().port;
    const connecting = net.connect(via, '127.0.0.1');
    connecting.write('CONNECT1');
    echo(connecting, () => {
      const connected = net.connect(via, '127.0.0.1', () => {
        connected.write('CONNECT2');
        echo(connected, () => {
          const late = new net.Socket();
          echo(late, () => {
            assert.deepStrictEqual(words, ['CONNECT1', 'CONNECT2']);
            proxy.close();
            server.close();
          });
          late.connect(port, '127.0.0.1');
        });
      });
    });
  });
});
