'use strict';
// The class by which TLSSocket reads from streams that are no sockets, where packages look for it.
const assert = require('assert');
const { once } = require('events');
const net = require('net');
const { Duplex, PassThrough } = require('stream');
const tls = require('tls');

const secured = new tls.TLSSocket(new PassThrough());
secured.on('error', () => {});
const StreamSocket = secured._handle._parentWrap.constructor;
secured.destroy();
assert.ok(StreamSocket.prototype instanceof net.Socket);

const written = [];
const stream = new Duplex({
  read() {},
  write(chunk, encoding, done) {
    written.push(chunk.toString());
    if (written.join('') === 'question') this.push('answer');
    done();
  },
});
const socket = new StreamSocket(stream);
socket.write('question');
once(socket, 'data').then(([bytes]) => {
  assert.strictEqual(bytes.toString(), 'answer');
  socket.destroy();
  stream.destroy();
});
