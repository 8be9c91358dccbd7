'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const events = [];
const watcher = fs.watch(dir, (type, name) => {
  events.push(`${type} ${name}`);
  if (events.length === 2) watcher.close();
});
watcher.on('close', () => {
  assert.deepStrictEqual(events, ['rename new', 'change new']);
  watchFile();
});
assert.strictEqual(watcher.ref(), watcher);
fs.writeFileSync(at('new'), 'x');

function watchFile() {
  const single = fs.watch(at('new'), { encoding: 'hex' }).on('change', (type, name) => {
    assert.strictEqual(type, 'change');
    assert.strictEqual(name, Buffer.from('new').toString('hex'));
    single.close();
  });
  fs.appendFileSync(at('new'), 'y');
}

assert.throws(() => fs.watch(at('no')), {
  message: `ENOENT: no such file or directory, watch '${at('no')}'`,
  code: 'ENOENT', errno: -2, syscall: 'watch', path: at('no'), filename: at('no'),
});

// One that is not waited for, and one that a signal has ended before it began.
fs.watch(dir).unref();
fs.watch(dir, { signal: AbortSignal.abort() }).on('change', assert.fail);
