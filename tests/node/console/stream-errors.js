'use strict';
// A console goes on when its stream fails, unless it is told not to.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

const throwing = () => new Writable({ write() { throw new Error('thrown'); } });
new Console(throwing()).log('x');
assert.throws(() => new Console({ stdout: throwing(), ignoreErrors: false }).log('x'), { message: 'thrown' });

const later = new Writable({ write(chunk, encoding, callback) { process.nextTick(callback, new Error('later')); } });
new Console(later).log('x');

const reported = new Writable({ write(chunk, encoding, callback) { callback(new Error('reported')); } });
let seen;
reported.on('error', (error) => { seen = error.message; });
new Console({ stdout: reported, ignoreErrors: false }).log('x');
process.on('exit', () => assert.strictEqual(seen, 'reported'));
