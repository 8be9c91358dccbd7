'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const chokidar = require('chokidar');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'chokidar-'));
const file = path.join(root, 'a.txt');
const watcher = chokidar.watch(root, { ignoreInitial: true });
const changed = (event) => new Promise((resolve) => watcher.once(event, resolve));
watcher.once('ready', async () => {
  let seen = changed('add');
  fs.writeFileSync(file, '1');
  assert.strictEqual(await seen, file);
  seen = changed('unlink');
  fs.unlinkSync(file);
  assert.strictEqual(await seen, file);
  await watcher.close();
  fs.rmSync(root, { recursive: true });
});
