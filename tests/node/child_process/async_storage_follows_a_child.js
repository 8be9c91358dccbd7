'use strict';
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const { spawn, exec } = require('child_process');

const storage = new AsyncLocalStorage();
const seen = [];
storage.run('spawned', () => {
  const child = spawn('echo', ['x']);
  for (const name of ['spawn', 'exit', 'close']) child.on(name, () => seen.push([name, storage.getStore()]));
  child.stdout.on('data', () => seen.push(['data', storage.getStore()]));
});
storage.run('executed', () => exec('true', () => seen.push(['callback', storage.getStore()])));
process.on('exit', () => {
  assert.deepStrictEqual(seen.sort(), [
    ['callback', 'executed'], ['close', 'spawned'], ['data', 'spawned'], ['exit', 'spawned'], ['spawn', 'spawned'],
  ]);
});
