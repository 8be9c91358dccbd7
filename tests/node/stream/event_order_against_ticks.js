'use strict';
// On which tick, counted from the call, the events of an ending or destroyed stream come.
const assert = require('assert');
const { Readable, Writable } = require('stream');

function ticksOf(prepare) {
  return new Promise((resolve) => {
    const log = [];
    let tick = 0;
    const count = () => {
      tick++;
      if (tick < 8) process.nextTick(count);
      else resolve(log);
    };
    prepare((name) => log.push(`${name}@${tick}`));
    process.nextTick(count);
  });
}

(async () => {
  assert.deepStrictEqual(await ticksOf((note) => {
    const w = new Writable({ write(chunk, encoding, callback) { callback(); } });
    for (const name of ['prefinish', 'finish', 'close']) w.on(name, () => note(name));
    w.write('a', () => note('written'));
    w.end(() => note('ended'));
  }), ['prefinish@0', 'written@0', 'ended@1', 'finish@1', 'close@2']);

  assert.deepStrictEqual(await ticksOf((note) => {
    const r = new Readable({ read() {} });
    for (const name of ['readable', 'data', 'resume', 'end', 'close']) r.on(name, () => note(name));
    r.push('a');
    r.push(null);
  }), ['readable@0']);

  assert.deepStrictEqual(await ticksOf((note) => {
    const r = new Readable({ read() {} });
    for (const name of ['data', 'resume', 'end', 'close']) r.on(name, () => note(name));
    r.push('a');
    r.push(null);
  }), ['resume@0', 'data@0', 'end@1', 'close@2']);

  assert.deepStrictEqual(await ticksOf((note) => {
    const r = new Readable({ read() {} });
    for (const name of ['error', 'close']) r.on(name, () => note(name));
    r.destroy(new Error('x'), () => note('callback'));
  }), ['callback@0', 'error@0', 'close@0']);
})();
