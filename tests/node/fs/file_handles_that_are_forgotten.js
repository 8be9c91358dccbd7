'use strict';
// A FileHandle that nobody holds any more is closed by the collector, with a warning; one that is closed is not.
const assert = require('assert');
const fs = require('fs');
const v8 = require('v8');
const vm = require('vm');

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

const warnings = [];
process.on('warning', ({ message, code }) => warnings.push(code ?? message));

async function open() {
  const closed = await fs.promises.open(__filename);
  await closed.close();
  return (await fs.promises.open(__filename)).fd;
}

open().then(function wait(fd) {
  collect();
  if (warnings.length < 2) {
    setTimeout(wait, 1, fd);
    return;
  }
  assert.deepStrictEqual(warnings, [`Closing file descriptor ${fd} on garbage collection`, 'DEP0137']);
});
