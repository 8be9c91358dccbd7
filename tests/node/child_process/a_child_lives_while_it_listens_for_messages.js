'use strict';
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'deaf') {
  // Nobody listens: the channel alone keeps no program alive.
  process.send('deaf');
} else if (process.argv[2] === 'once') {
  process.once('message', (message) => process.send(message));
} else if (process.argv[2] === 'unref') {
  process.on('message', () => {});
  process.channel.unref();
  process.send('unref');
} else if (process.argv[2] === 'late') {
  // What came before anybody listened is kept.
  setTimeout(() => process.once('message', (message) => process.send(message)), 200);
} else {
  for (const kind of ['deaf', 'once', 'unref', 'late']) {
    const child = fork(__filename, [kind]);
    if (kind === 'once' || kind === 'late') child.send(kind);
    const got = [];
    child.on('message', (message) => got.push(message));
    child.on('close', (code) => assert.deepStrictEqual([code, got], [0, [kind]]));
  }
}
