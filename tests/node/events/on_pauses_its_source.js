'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const log = [];
emitter.pause = () => log.push('pause');
emitter.resume = () => log.push('resume');
const iterator = EventEmitter.on(emitter, 'x', { highWaterMark: 2, lowWaterMark: 1 });
for (let i = 0; i < 4; i++) emitter.emit('x', i);
assert.deepStrictEqual(log, ['pause']);

async function main() {
  for (let i = 0; i < 4; i++) assert.deepStrictEqual((await iterator.next()).value, [i]);
  assert.deepStrictEqual(log, ['pause', 'resume']);
  assert.throws(() => EventEmitter.on(emitter, 'x', { highWaterMark: 0 }), { code: 'ERR_OUT_OF_RANGE' });
}

main().then(() => { process.exitCode = 0; });
process.exitCode = 1;
