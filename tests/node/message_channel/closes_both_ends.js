'use strict';
// close(): what was sent before arrives, then both ends hear of it, and nothing more is sent.
const assert = require('assert');

const { port1, port2 } = new MessageChannel();
const seen = [];
port2.on('message', (message) => seen.push(message));
port2.on('close', () => seen.push('close 2'));
port1.postMessage('before');
port1.close(() => seen.push('close 1'));
port1.postMessage('after');
port2.postMessage('to nobody');
process.on('exit', () => {
  assert.deepStrictEqual(seen.toSorted(), ['before', 'close 1', 'close 2']);
  assert.ok(seen.indexOf('before') < seen.indexOf('close 2'));
});
