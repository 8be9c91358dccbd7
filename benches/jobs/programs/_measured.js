'use strict';
// What every program here does: says where it listens, counts its time from 'begin' to 'end', and runs what it
// has to do by itself, if anything, in between.

const readline = require('readline');

/** units: how many of `unit` are done; work, warm: done by the program itself, may be asynchronous. */
exports.measured = function measured({ port = 0, units, unit, warm, work }) {
  let before;
  let done;
  readline.createInterface({ input: process.stdin }).on('line', async (line) => {
    if (line === 'begin') {
      if (warm) await warm();
      before = process.cpuUsage();
      console.log('begun');
      done = work?.();
      return;
    }
    await done;
    const { user, system } = process.cpuUsage(before);
    console.log('used', user + system, process.resourceUsage().maxRSS, units, unit);
    process.exit();
  });
  console.log('port', port);
};
