'use strict';
// A session over a stream that has no descriptor ends with the program, which does not wait for it; but what is on
// its way arrives.
const assert = require('assert');
const { Duplex, PassThrough } = require('stream');
const tls = require('tls');
const { ca, identity } = require('./_tls');

// Nobody answers.
tls.connect({ socket: new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } }), host: 'x' });

function pair() {
  const [there, back] = [new PassThrough(), new PassThrough()];
  return [Duplex.from({ readable: back, writable: there }), Duplex.from({ readable: there, writable: back })];
}

const [near, far] = pair();
const text = 'x'.repeat(200000);
let got = '';
const server = new tls.TLSSocket(far, { isServer: true, ...identity('server') });
server.on('secure', () => server.end(text));
const client = tls.connect({ socket: near, servername: 'localhost', ca });
client.setEncoding('utf8').on('data', (chunk) => (got += chunk));
process.on('exit', () => assert.strictEqual(got, text));
