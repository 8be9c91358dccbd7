'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

// A file that is not there is told of once, with zeros.
fs.watchFile(at('f'), { interval: 5 }, (current, previous) => {
  assert.strictEqual(current.size, 0);
  assert.strictEqual(current.ino, 0);
  assert.strictEqual(previous.size, 0);
  fs.unwatchFile(at('f'));
  watchGrowing();
});

function watchGrowing() {
  const watcher = fs.watchFile(at('f'), { interval: 5, bigint: true }, (current, previous) => {
    assert.ok(current.size >= previous.size);
    if (current.size < 4n) {
      fs.writeFileSync(at('f'), 'four');
      return;
    }
    fs.unwatchFile(at('f'));
  });
  watcher.on('stop', () => {});
}
assert.throws(() => fs.watchFile(at('f')), {
  message: 'The "listener" argument must be of type function. Received undefined',
});
fs.unwatchFile(at('never watched'));
