'use strict';
// After pause() a new 'data' listener does not start the flow, resume() does.
const assert = require('assert');
const { Readable } = require('stream');

const r = Readable.from(['a']);
r.pause();
let got = null;
r.on('data', (chunk) => { got = chunk; });
setImmediate(() => {
  assert.strictEqual(got, null);
  r.resume();
  r.on('end', () => assert.strictEqual(got, 'a'));
});
