'use strict';
// Functions that tests put in the place of process's own.
const assert = require('assert');
const { spawnSync } = require('child_process');

const kill = process._kill;
const sent = [];
process._kill = (...args) => { sent.push(args.map(Number)); };
assert.strictEqual(process.kill(0, 'SIGHUP'), true);
assert.strictEqual(process.kill('12'), true);
process._kill = kill;
assert.deepStrictEqual(sent, [[0, 1], [12, 15]]);

const run = (code, ...flags) => spawnSync(process.execPath, [...flags, '-e', code], { encoding: 'utf8' });
assert.strictEqual(run('process.reallyExit = (code) => console.log("left", code); process.exit(3)').stdout, 'left 3\n');
// A listener that opens something is called anew when that has closed.
const again = run(`
  let times = 0;
  process.on('beforeExit', () => {
    if (++times === 1) require('net').createServer().listen(0, function() { this.close(); });
    console.log(times);
  });`);
assert.strictEqual(again.stdout, '1\n2\n');

process.once('uncaughtExceptionMonitor', (error) => sent.push(error.message));
process.setUncaughtExceptionCaptureCallback((error) => {
  assert.strictEqual(sent.at(-1), 'watched');
  assert.strictEqual(error.message, 'watched');
  process.setUncaughtExceptionCaptureCallback(null);
  sent.push('caught');
});
process.on('exit', () => assert.strictEqual(sent.at(-1), 'caught'));
setImmediate(() => { throw new Error('watched'); });

assert.strictEqual(run('process.env.X = undefined', '--pending-deprecation').stderr.includes('DEP0104'), true);
assert.strictEqual(run('process.env.X = 1; process.env.Y = true', '--pending-deprecation').stderr, '');
assert.strictEqual(structuredClone(process.env).PATH, process.env.PATH);
assert.throws(() => { require('os').EOL = 'x'; }, TypeError);
assert.throws(() => require('os').getPriority(-1), { code: 'ERR_SYSTEM_ERROR' });
const odd = new Error('odd');
odd.toString = 1;
process.emitWarning(odd);
