'use strict';
const assert = require('assert');
const EventEmitter = require('events');
const { on } = EventEmitter;

async function main() {
  const emitter = new EventEmitter();
  process.nextTick(() => {
    emitter.emit('x', 1);
    emitter.emit('x', 2, 3);
    emitter.emit('end');
  });
  const seen = [];
  for await (const args of on(emitter, 'x', { close: ['end'] })) seen.push(args);
  assert.deepStrictEqual(seen, [[1], [2, 3]]);
  assert.deepStrictEqual(emitter.eventNames(), []);

  const failing = on(emitter, 'x');
  emitter.emit('x', 'before');
  emitter.emit('error', new Error('boom'));
  assert.deepStrictEqual(await failing.next(), { value: ['before'], done: false });
  await assert.rejects(failing.next(), /boom/);
  assert.deepStrictEqual(await failing.next(), { value: undefined, done: true });

  const controller = new AbortController();
  const aborted = on(emitter, 'x', { signal: controller.signal });
  const pending = aborted.next();
  controller.abort();
  await assert.rejects(pending, { name: 'AbortError' });

  const returned = on(emitter, 'x');
  const open = returned.next();
  await returned.return();
  assert.deepStrictEqual(await open, { value: undefined, done: true });
  assert.throws(() => returned.throw('no error'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => on({}, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
}

main().then(() => { process.exitCode = 0; });
process.exitCode = 1;
