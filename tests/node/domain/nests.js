'use strict';
// Domains within domains: the inner is active, and what its handler throws goes to the outer one.
const assert = require('assert');
const domain = require('domain');

const outer = domain.create();
const inner = domain.create();
const caught = [];
outer.on('error', (error) => caught.push(error.message));
inner.on('error', () => { throw new Error('from the handler'); });

outer.run(() => {
  inner.run(() => {
    assert.strictEqual(process.domain, inner);
    assert.strictEqual(domain.active, inner);
    assert.deepStrictEqual(domain._stack, [outer, inner]);
  });
  assert.strictEqual(process.domain, outer);
});
assert.ok(!process.domain);
setTimeout(() => outer.run(() => inner.run(() => { throw new Error('inner'); })), 1);
setTimeout(() => outer.run(() => {
  Promise.resolve().then(() => assert.strictEqual(process.domain, outer));
}), 5);
process.on('exit', () => assert.deepStrictEqual(caught, ['from the handler']));
