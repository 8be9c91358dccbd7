'use strict';
const assert = require('assert');
const EventEmitter = require('events');

async function main() {
  const emitter = new EventEmitter({ captureRejections: true });
  emitter.on('x', async () => { throw new Error('rejected'); });
  const error = new Promise((resolve) => emitter.once('error', resolve));
  emitter.emit('x');
  assert.strictEqual((await error).message, 'rejected');

  const own = new EventEmitter({ captureRejections: true });
  const handled = new Promise((resolve) => {
    own[Symbol.for('nodejs.rejection')] = (...args) => resolve(args);
  });
  own.on('y', async () => { throw new Error('mine'); });
  own.emit('y', 1, 2);
  const [reason, type, ...args] = await handled;
  assert.strictEqual(reason.message, 'mine');
  assert.deepStrictEqual([type, ...args], ['y', 1, 2]);

  assert.strictEqual(EventEmitter.captureRejections, false);
  assert.throws(() => { EventEmitter.captureRejections = 1; }, { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new EventEmitter({ captureRejections: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
}

main().then(() => { process.exitCode = 0; });
process.exitCode = 1;
