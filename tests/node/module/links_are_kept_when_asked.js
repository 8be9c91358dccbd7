'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'links-')));
const real = path.join(folder, 'real');
const app = path.join(folder, 'app');
fs.mkdirSync(real);
fs.mkdirSync(path.join(app, 'node_modules', 'peer'), { recursive: true });
fs.writeFileSync(path.join(real, 'index.js'), "exports.file = __filename; exports.peer = require('peer');");
fs.writeFileSync(path.join(app, 'node_modules', 'peer', 'index.js'), "module.exports = 'found';");
fs.symlinkSync(real, path.join(app, 'node_modules', 'linked'));
fs.writeFileSync(path.join(app, 'main.js'), "console.log(__filename, require('linked').file, require('linked').peer)");
fs.symlinkSync(path.join(app, 'main.js'), path.join(folder, 'main-link.js'));

function run(...args) {
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split(' ') : undefined;
}

const linked = path.join(app, 'node_modules', 'linked', 'index.js');
// The real file has no node_modules beside it.
assert.strictEqual(run(path.join(app, 'main.js')), undefined);
assert.deepStrictEqual(run('--preserve-symlinks', path.join(app, 'main.js')),
  [path.join(app, 'main.js'), linked, 'found']);
assert.deepStrictEqual(run('--preserve-symlinks', path.join(folder, 'main-link.js')),
  [path.join(app, 'main.js'), linked, 'found']);
fs.writeFileSync(path.join(app, 'main.js'), 'console.log(__filename)');
const link = path.join(folder, 'main-link.js');
assert.deepStrictEqual(run('--preserve-symlinks-main', link), [link]);
assert.deepStrictEqual(run(link), [path.join(app, 'main.js')]);
fs.rmSync(folder, { recursive: true });
