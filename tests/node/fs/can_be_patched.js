'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

// Packages such as graceful-fs replace functions and classes, and copy the whole module.
fs.writeFileSync(at('f'), 'x');
const original = fs.readFileSync;
fs.readFileSync = () => 'patched';
assert.strictEqual(fs.readFileSync(at('f')), 'patched');
fs.readFileSync = original;

const { ReadStream } = fs;
function Mine() {}
fs.ReadStream = Mine;
assert.strictEqual(fs.ReadStream, Mine);
fs.ReadStream = ReadStream;

const copy = Object.create(Object.getPrototypeOf(fs), Object.getOwnPropertyDescriptors(fs));
assert.strictEqual(copy.statSync(at('f')).size, 1);
assert.strictEqual(typeof { ...fs }.promises.readFile, 'function');
assert.strictEqual(fs.FileReadStream, ReadStream);
assert.strictEqual(fs.F_OK, fs.constants.F_OK);
assert.strictEqual(fs.R_OK | fs.W_OK | fs.X_OK, 7);
