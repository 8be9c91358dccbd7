'use strict';
// A child's output as another's input: what comes there is for that one alone, until we read anew.
const assert = require('assert');
const { execFileSync, spawn } = require('child_process');

const SIZE = 1 << 20;
const source = spawn(process.execPath, ['-e', `process.stdout.write('x'.repeat(${SIZE}))`]);
const counter = spawn('wc', ['-c'], { stdio: [source.stdout, 'pipe', 'inherit'] });
let counted = '';
counter.stdout.on('data', (chunk) => { counted += chunk; });

const cat = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
const head = spawn('head', ['-n1'], { stdio: [cat.stdout, 'pipe', 'inherit'] });
let later = '';
cat.stdin.write('for head\n');
head.stdout.setEncoding('utf8');
head.stdout.on('data', (chunk) => assert.strictEqual(chunk, 'for head\n'));
head.on('exit', () => {
  cat.stdin.end('for us\n');
  cat.stdout.setEncoding('utf8');
  cat.stdout.on('data', (chunk) => { later += chunk; });
  cat.stdout.resume();
});
process.on('exit', () => {
  assert.strictEqual(counted.trim(), `${SIZE}`);
  assert.strictEqual(later, 'for us\n');
});

// What all objects inherit is no option.
Object.prototype.cwd = '/';
Object.prototype.uid = 12345;
assert.strictEqual(execFileSync('pwd', { encoding: 'utf8' }).trim(), process.cwd());
delete Object.prototype.cwd;
delete Object.prototype.uid;

const numbers = new Uint16Array([0x4141, 0x4242]);
assert.strictEqual(execFileSync('cat', { input: numbers, encoding: 'latin1' }), 'AABB');
const text = new DataView(new ArrayBuffer(2));
text.setUint8(0, 0x61);
text.setUint8(1, 0x62);
assert.strictEqual(execFileSync('cat', { input: text, encoding: 'latin1' }), 'ab');

const { promisify } = require('util');
assert.throws(() => promisify(require('child_process').exec)('true', { signal: {} }), {
  code: 'ERR_INVALID_ARG_TYPE',
});
