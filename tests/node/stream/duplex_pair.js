'use strict';
// duplexPair(): what is written to one side is read from the other.
const assert = require('assert');
const { duplexPair, Duplex } = require('stream');

const [a, b] = duplexPair();
assert.ok(a instanceof Duplex && b instanceof Duplex);
const log = [];
b.pause();
a.write('ping', () => log.push('ping taken'));
assert.strictEqual(b.readableLength, 4);
setImmediate(() => {
  b.resume();
  b.on('data', (chunk) => log.push(String(chunk)));
  b.on('end', () => {
    assert.deepStrictEqual(log.sort(), ['ping', 'ping taken']);
    b.end('pong');
  });
  a.end();
  a.setEncoding('utf8');
  a.on('data', (chunk) => assert.strictEqual(chunk, 'pong'));
});
