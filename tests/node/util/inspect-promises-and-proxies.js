'use strict';
// The state of a promise; a proxy shows its target, or itself on demand. No trap is called.

const assert = require('assert');
const { inspect } = require('util');

const rejected = Promise.reject('reason');
rejected.catch(() => {});
const trap = new Proxy({ a: 1 }, { get() { throw new Error('trapped'); } });
const revoked = Proxy.revocable({}, {});
revoked.revoke();

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(rejected, "Promise { <rejected> 'reason' }");
shows(Promise.resolve(1), 'Promise { 1 }');
shows(new Promise(() => {}), 'Promise { <pending> }');
shows(Object.assign(Promise.resolve({ a: { b: {} } }), { x: 1 }), 'Promise { { a: { b: {} } }, x: 1 }');
shows(trap, '{ a: 1 }');
shows(new Proxy({ a: 1 }, {}), 'Proxy [ { a: 1 }, {} ]', { showProxy: true });
shows(new Proxy([1], {}), '[ 1 ]');
shows(new Proxy(new Proxy({ a: 1 }, {}), {}), '{ a: 1 }');
shows(revoked.proxy, '<Revoked Proxy>');
shows(
  { a: { b: { c: new Proxy({}, {}) } } },
  '{ a: { b: { c: Proxy [Array] } } }',
  { showProxy: true, depth: 2 });
