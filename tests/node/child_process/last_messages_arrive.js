'use strict';
// A child that has nothing else to do stays until what it has sent is with the system.
const assert = require('assert');
const { fork } = require('child_process');

const text = 'ä'.repeat(1e6);
if (process.argv[2] === 'child') {
  process.send(text);
  process.send('last');
} else {
  const got = [];
  fork(__filename, ['child']).on('message', (message) => got.push(message));
  process.on('exit', () => {
    assert.strictEqual(got.length, 2);
    assert.ok(got[0] === text);
    assert.strictEqual(got[1], 'last');
  });
}
