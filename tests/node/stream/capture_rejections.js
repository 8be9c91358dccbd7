'use strict';
// With captureRejections a rejected listener destroys the stream.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const r = new Readable({ captureRejections: true, read() {} });
r.push('a');
r.on('data', async () => { throw new Error('in data'); });
r.on('error', (err) => {
  assert.strictEqual(err.message, 'in data');
  assert.strictEqual(r.destroyed, true);
});

const w = new Writable({ captureRejections: true, write(chunk, encoding, callback) { callback(); } });
w.on('drain', async () => { throw new Error('in drain'); });
w.on('error', (err) => assert.strictEqual(err.message, 'in drain'));
w.emit('drain');
