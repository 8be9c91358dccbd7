'use strict';
const assert = require('assert');
const fs = require('fs');
const { spawn, spawnSync } = require('child_process');

const descriptors = () => fs.readdirSync('/proc/self/fd').length;
const children = () => fs.readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim();

spawnSync('true');
let before;
let left = 1000;
let running = 0;

function more() {
  while (running < 20 && left > 0) {
    left--;
    running++;
    const child = spawn(left % 50 === 0 ? 'no-such-program' : 'true');
    child.on('error', () => {});
    child.on('close', () => {
      running--;
      more();
    });
  }
  if (left === 0 && running === 0) setImmediate(finish);
}

function finish() {
  for (let i = 0; i < 20; i++) spawnSync(i % 2 ? 'true' : 'no-such-program');
  assert(descriptors() <= before, `${descriptors()} descriptors instead of ${before}`);
  assert.strictEqual(children(), '');
}

// One first, so that what is made once is there.
spawn('true').on('close', () => setImmediate(() => {
  before = descriptors();
  more();
}));
