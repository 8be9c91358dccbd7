'use strict';
// What process says of itself, and what of it can't be changed.

const assert = require('assert');
const EventEmitter = require('events');

assert.strictEqual(Object.prototype.toString.call(process), '[object process]');
assert(process instanceof EventEmitter);
assert.strictEqual(process.constructor.name, 'process');
assert.strictEqual(process.platform, 'linux');
assert.match(process.version, /^v\d+\.\d+\.\d+$/);
assert.strictEqual(`v${process.versions.node}`, process.version);
for (const name of ['v8', 'uv', 'modules']) assert.match(process.versions[name], /^\d/);
assert.strictEqual(process.release.name, 'node');
assert.strictEqual(typeof process.release.lts, 'string');
assert.strictEqual(require('os').arch(), process.arch);
assert.strictEqual(process.argv[0], process.execPath);
assert.strictEqual(process.argv[1], __filename);
assert.strictEqual(process.argv.length, 2);
assert.deepStrictEqual(process.execArgv, []);
assert.strictEqual(typeof process.argv0, 'string');
assert(process.pid > 0 && process.ppid > 0);
assert.strictEqual(process.features.uv, true);
assert(process.config.variables && Object.isFrozen(process.config));
assert(process.allowedNodeEnvironmentFlags instanceof Set);

for (const name of ['version', 'versions', 'arch', 'platform', 'release', 'argv0', 'pid', 'features']) {
  const before = process[name];
  assert.throws(() => { process[name] = 'x'; }, TypeError);
  assert.strictEqual(process[name], before);
}
assert.throws(() => { process.versions.node = 'x'; }, TypeError);

process.title = 'mote-test';
assert.strictEqual(process.title, 'mote-test');
