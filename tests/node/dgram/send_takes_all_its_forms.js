'use strict';
const assert = require('assert');
const dgram = require('dgram');

const server = dgram.createSocket('udp4');
const client = dgram.createSocket('udp4');
const expected = [];
const got = [];

server.on('message', (message) => {
  got.push(message.toString());
  if (got.length < expected.length) return;
  assert.deepStrictEqual(got.sort(), expected.sort());
  server.close();
  client.close();
});

server.bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  const send = (text, ...args) => {
    expected.push(text);
    client.send(...args);
  };
  const done = (error) => assert.strictEqual(error, null);
  send('a', 'a', port);
  send('b', Buffer.from('b'), port, done);
  send('c', new Uint8Array([99]), port, '127.0.0.1');
  send('d', 'd', port, 'localhost', done);
  send('ell', 'hello', 1, 3, port);
  send('el', Buffer.from('hello'), 1, 2, port, done);
  send('lo', new DataView(new TextEncoder().encode('hello').buffer), 3, 2, port, '127.0.0.1');
  send('h', 'hello', 0, 1, port, '127.0.0.1', done);
  send('onetwo', ['one', Buffer.from('two')], port);
  send('three', ['th', 'ree'], port, '127.0.0.1', done);
  send('', [], port, done);
  send('f', 'f', port, undefined, done);
  send('g', 'g', port, null);
  send('i', 'i', String(port));
});
