'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');

const uname = fs.readFileSync('/proc/sys/kernel/hostname', 'utf8').trim();
assert.strictEqual(os.hostname(), uname);
assert.strictEqual(os.type(), 'Linux');
assert.strictEqual(os.platform(), 'linux');
assert.strictEqual(os.platform(), process.platform);
assert.strictEqual(os.arch(), process.arch);
assert.strictEqual(os.release(), fs.readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim());
assert.strictEqual(os.version(), fs.readFileSync('/proc/sys/kernel/version', 'utf8').trim());
assert.match(os.machine(), /^\w+$/);
assert.strictEqual(os.endianness(), 'LE');
assert.strictEqual(os.EOL, '\n');
assert.strictEqual(os.devNull, '/dev/null');
assert.ok(os.availableParallelism() >= 1);

// What has no arguments stands for its answer as text.
assert.strictEqual(`${os.hostname}`, os.hostname());
assert.strictEqual(`${os.tmpdir}-${os.endianness}`, `${os.tmpdir()}-LE`);
