'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'x');
const aborted = AbortSignal.abort(new Error('why'));
let calls = 0;
fs.readFile(at('f'), { signal: aborted }, (error) => {
  assert.strictEqual(error.name, 'AbortError');
  assert.strictEqual(error.code, 'ABORT_ERR');
  calls++;
});
fs.writeFile(at('g'), 'x', { signal: aborted }, (error) => {
  assert.strictEqual(error.name, 'AbortError');
  assert.ok(!fs.existsSync(at('g')));
  calls++;
});
const controller = new AbortController();
fs.readFile(at('f'), { signal: controller.signal, encoding: 'utf8' }, (error) => {
  assert.strictEqual(error.name, 'AbortError');
  calls++;
});
controller.abort();
fs.readFile(at('f'), { signal: new AbortController().signal, encoding: 'utf8' }, (error, text) => {
  assert.strictEqual(text, 'x');
  calls++;
});
assert.throws(() => fs.readFile(at('f'), { signal: 5 }, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.rejects(fs.promises.readFile(at('f'), { signal: aborted }), { name: 'AbortError' });
process.on('exit', () => assert.strictEqual(calls, 4));
