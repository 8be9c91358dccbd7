'use strict';
const assert = require('assert');
const path = require('path');
const { fork, spawn } = require('child_process');
const { pathToFileURL } = require('url');

if (process.argv[2] === 'child') {
  console.log(JSON.stringify([process.execArgv, global.preloaded === true]));
} else {
  const check = (child, expected) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => { text += piece; });
    child.on('close', (code) => {
      assert.strictEqual(code, 0);
      assert.deepStrictEqual(JSON.parse(text), expected);
    });
  };
  const flags = ['-r', path.join(__dirname, 'fixtures', 'preload.js')];
  check(fork(__filename, ['child'], { silent: true }), [[], false]);
  check(fork(__filename, ['child'], { silent: true, execArgv: flags }), [flags, true]);
  check(fork(pathToFileURL(__filename), ['child'], { stdio: 'pipe' }), [[], false]);
  check(fork(__filename, ['child'], { stdio: [0, 'pipe', 2, 'ipc'] }), [[], false]);
  // What stood on the command line with -e is not run again.
  const text = `require('child_process').fork(${JSON.stringify(__filename)}, ['child'])`;
  check(spawn(process.execPath, ['-e', text]), [[], false]);
}
