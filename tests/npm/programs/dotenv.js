'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const dotenv = require('dotenv');

assert.deepStrictEqual(dotenv.parse('A=1\nB="x\\ny" # c\nexport C=\'$A\'\n# D=1\nE=`a"b`\nF'), {
  A: '1',
  B: 'x\ny',
  C: '$A',
  E: 'a"b',
});
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'dotenv-')), '.env');
fs.writeFileSync(file, 'DOTENV_ONE=1\nDOTENV_SET=new\n');
process.env.DOTENV_SET = 'old';
assert.deepStrictEqual(dotenv.config({ path: file, quiet: true }).parsed, {
  DOTENV_ONE: '1',
  DOTENV_SET: 'new',
});
assert.deepStrictEqual([process.env.DOTENV_ONE, process.env.DOTENV_SET], ['1', 'old']);
fs.rmSync(path.dirname(file), { recursive: true });
