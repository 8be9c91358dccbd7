'use strict';
const assert = require('assert');
const EventEmitter = require('events');
const { once } = EventEmitter;

async function main() {
  const emitter = new EventEmitter();
  const waiting = once(emitter, 'x');
  emitter.emit('x', 1, 2);
  assert.deepStrictEqual(await waiting, [1, 2]);
  assert.strictEqual(emitter.listenerCount('error'), 0);

  const failing = once(emitter, 'x');
  emitter.emit('error', new Error('boom'));
  await assert.rejects(failing, /boom/);
  assert.strictEqual(emitter.listenerCount('x'), 0);

  const error = once(emitter, 'error');
  emitter.emit('error', 'not thrown');
  assert.deepStrictEqual(await error, ['not thrown']);

  const controller = new AbortController();
  const aborted = once(emitter, 'x', { signal: controller.signal });
  controller.abort('why');
  await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR', cause: 'why' });
  assert.strictEqual(emitter.listenerCount('x'), 0);
  await assert.rejects(once(emitter, 'x', { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(once({}, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(once(emitter, 'x', { signal: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });

  const target = new EventTarget();
  const event = new Event('y');
  const heard = once(target, 'y');
  target.dispatchEvent(event);
  assert.strictEqual((await heard)[0], event);
}

main().then(() => { process.exitCode = 0; });
process.exitCode = 1;
