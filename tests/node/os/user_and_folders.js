'use strict';
const assert = require('assert');
const os = require('os');

const user = os.userInfo();
assert.deepStrictEqual(Object.keys(user), ['uid', 'gid', 'username', 'homedir', 'shell']);
assert.strictEqual(Object.getPrototypeOf(user), null);
assert.strictEqual(user.uid, process.getuid());
assert.strictEqual(typeof user.username, 'string');
const raw = os.userInfo({ encoding: 'buffer' });
assert.ok(Buffer.isBuffer(raw.username) && Buffer.isBuffer(raw.homedir));
assert.strictEqual(String(raw.username), user.username);

process.env.HOME = '/home/of/somebody';
assert.strictEqual(os.homedir(), '/home/of/somebody');
delete process.env.HOME;
assert.strictEqual(os.homedir(), user.homedir);

delete process.env.TMPDIR;
delete process.env.TMP;
delete process.env.TEMP;
assert.strictEqual(os.tmpdir(), '/tmp');
process.env.TEMP = '/c';
assert.strictEqual(os.tmpdir(), '/c');
process.env.TMP = '/b';
assert.strictEqual(os.tmpdir(), '/b');
process.env.TMPDIR = '/a/';
assert.strictEqual(os.tmpdir(), '/a');
process.env.TMPDIR = '/';
assert.strictEqual(os.tmpdir(), '/');
