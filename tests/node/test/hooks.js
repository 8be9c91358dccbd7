'use strict';
// The order of hooks around tests and suites.
const { test, describe, it, before, after, beforeEach, afterEach } = require('node:test');
const assert = require('assert');

const log = [];
describe('suite', () => {
  before(() => log.push('before'));
  beforeEach(() => log.push('outer each'));
  afterEach(() => log.push('outer after each'));
  it('a', () => log.push('a'));
  describe('inner', () => {
    beforeEach(() => log.push('inner each'));
    it('b', () => log.push('b'));
  });
  after(() => log.push('after'));
});

test('in a test', async (t) => {
  const own = [];
  t.before(() => own.push('before'));
  t.beforeEach(() => own.push('each'));
  t.afterEach((t) => own.push(`after ${t.name}`));
  t.after(() => assert.deepStrictEqual(own, ['before', 'each', '1', 'after one', 'each', '2', 'after two']));
  await t.test('one', () => own.push('1'));
  await t.test('two', () => own.push('2'));
});

test('suites have run', () => {
  assert.deepStrictEqual(log, ['before', 'outer each', 'a', 'outer after each', 'outer each', 'inner each', 'b',
    'outer after each', 'after']);
});

test('concurrency', { concurrency: 2 }, async (t) => {
  const order = [];
  await Promise.all([
    t.test('slow', async () => {
      await new Promise(setImmediate);
      order.push('slow');
    }),
    t.test('fast', () => order.push('fast')),
  ]);
  assert.deepStrictEqual(order, ['fast', 'slow']);
});

test('the context', async (t) => {
  assert.strictEqual(t.name, 'the context');
  assert.strictEqual(t.signal.aborted, false);
  await t.test('sub', (t) => assert.strictEqual(t.fullName, 'the context > sub'));
  t.skip('from here on');
});
