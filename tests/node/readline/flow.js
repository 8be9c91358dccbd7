'use strict';
// pause, resume, close, and their events; a signal closes; the input's error comes through.
const assert = require('assert');
const readline = require('readline');
const { Keyboard } = require('./_fake');

const input = new Keyboard();
const log = [];
for (const name of ['resumed', 'paused']) input.on(name, () => log.push(name));
const rl = readline.createInterface({ input });
for (const name of ['pause', 'resume', 'close', 'line']) rl.on(name, () => log.push(name));
assert.strictEqual(rl.pause(), rl);
assert.strictEqual(rl.pause(), undefined);
assert.strictEqual(rl.resume(), rl);
assert.strictEqual(rl.resume(), undefined);
rl.pause();
rl.write('a\n');
rl.close();
rl.close();
assert.deepStrictEqual(log, ['resumed', 'paused', 'pause', 'resumed', 'resume', 'paused', 'pause', 'resumed', 'resume',
  'line', 'paused', 'pause', 'close']);
assert.strictEqual(input.listenerCount('data'), 0);
assert.strictEqual(input.listenerCount('end'), 0);
assert.throws(() => rl.question('?', () => {}), { code: 'ERR_USE_AFTER_CLOSE' });

const failing = new Keyboard();
const second = readline.createInterface({ input: failing });
second.on('error', (error) => {
  assert.strictEqual(error.message, 'lost');
  log.push('error');
});
failing.emit('error', new Error('lost'));
assert.strictEqual(log.at(-1), 'error');

const controller = new AbortController();
const third = readline.createInterface({ input: new Keyboard(), signal: controller.signal });
let closed = 0;
third.on('close', () => closed++);
controller.abort();
assert.strictEqual(closed, 1);

const fourth = readline.createInterface({ input: new Keyboard(), signal: AbortSignal.abort() });
fourth.on('close', () => closed++);
assert.strictEqual(closed, 1);
process.on('exit', () => assert.strictEqual(closed, 2));
