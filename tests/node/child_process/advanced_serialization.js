'use strict';
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', (message) => {
    if (message === 'end') process.disconnect();
    else process.send(message);
  });
} else {
  const circular = { name: 'circular' };
  circular.self = circular;
  const sent = [
    new Map([['a', new Set([1, 2n])]]), new Date(0), /x/gi, Buffer.from('buffer'), new Float64Array([1.5]),
    new Error('problem'), circular, { u: undefined, n: NaN, z: -0 }, [1, , 3], 'x'.repeat(200_000),
  ];
  const child = fork(__filename, ['child'], { serialization: 'advanced' });
  const got = [];
  child.on('message', (message) => got.push(message));
  for (const message of sent) child.send(message);
  assert.throws(() => child.send({ f() {} }), /could not be cloned/);
  child.send('end');
  child.on('close', (code) => {
    assert.strictEqual(code, 0);
    assert.strictEqual(got.length, sent.length);
    sent.forEach((message, i) => assert.deepStrictEqual(got[i], message));
    assert(Buffer.isBuffer(got[3]));
    assert.strictEqual(got[6].self, got[6]);
  });
}
