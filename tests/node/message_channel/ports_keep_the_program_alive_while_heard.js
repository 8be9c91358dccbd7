'use strict';
// A port with listeners for messages is waited for, unless unref() was called; without them it is not.
const assert = require('assert');

const quiet = new MessageChannel();
assert.strictEqual(quiet.port1.hasRef(), false);
const heard = new MessageChannel();
heard.port1.on('message', assert.fail);
assert.strictEqual(heard.port1.hasRef(), true);
heard.port1.unref();
assert.strictEqual(heard.port1.hasRef(), false);
heard.port1.ref();
heard.port1.off('message', assert.fail);
assert.strictEqual(heard.port1.hasRef(), false);

const { port1, port2 } = new MessageChannel();
let got;
port2.onmessage = ({ data }) => {
  got = data;
  port2.onmessage = null;
};
setImmediate(() => setImmediate(() => port1.postMessage('late')));
process.on('exit', () => assert.strictEqual(got, 'late'));
