'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'x');
let isSync = true;
let calls = 0;
const expect = () => {
  assert.ok(!isSync);
  calls++;
};
fs.stat(at('f'), expect);
fs.stat(at('missing'), expect);
fs.read(fs.openSync(at('f')), Buffer.alloc(4), 0, 0, 0, expect);
fs.write(1, '', expect);
fs.writev(1, [], expect);
fs.cp(at('f'), at('g'), expect);
isSync = false;
process.on('exit', () => assert.strictEqual(calls, 6));
