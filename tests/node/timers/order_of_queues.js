'use strict';
// After every callback come the ticks, then the microtasks, until both are empty; then the next callback.

const assert = require('assert');

const log = [];
const note = (text) => () => log.push(text);

function burst(name) {
  process.nextTick(() => {
    log.push(`${name} tick 1`);
    queueMicrotask(note(`${name} microtask of tick`));
    process.nextTick(note(`${name} tick of tick`));
  });
  process.nextTick(note(`${name} tick 2`));
  Promise.resolve().then(() => {
    log.push(`${name} promise`);
    process.nextTick(note(`${name} tick of promise`));
  }).then(note(`${name} promise 2`));
  queueMicrotask(note(`${name} microtask`));
}

const order = (name) => [
  'tick 1', 'tick 2', 'tick of tick', 'promise', 'microtask', 'microtask of tick', 'promise 2', 'tick of promise',
].map((text) => `${name} ${text}`);

burst('main');
setTimeout(() => {
  log.push('timer 1');
  burst('timer 1');
}, 1);
setTimeout(() => {
  log.push('timer 2');
  setImmediate(() => {
    log.push('immediate 1');
    burst('immediate 1');
    setImmediate(note('immediate of immediate'));
  });
  setImmediate(note('immediate 2'));
}, 1);

process.on('exit', () => {
  assert.deepStrictEqual(log, [
    ...order('main'), 'timer 1', ...order('timer 1'), 'timer 2',
    'immediate 1', ...order('immediate 1'), 'immediate 2', 'immediate of immediate',
  ]);
});
