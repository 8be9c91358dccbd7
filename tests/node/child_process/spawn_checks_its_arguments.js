'use strict';
const assert = require('assert');
const { spawn, exec, execFile, fork, spawnSync, ChildProcess } = require('child_process');

const type = { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' };
const value = { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' };
const range = { code: 'ERR_OUT_OF_RANGE', name: 'RangeError' };

for (const bad of [undefined, null, 1, {}, []]) assert.throws(() => spawn(bad), type);
assert.throws(() => spawn(''), value);
assert.throws(() => spawn('a\0b'), value);
assert.throws(() => spawn('true', ['a\0b']), value);
assert.throws(() => spawn('true', 'text'), type);
assert.throws(() => spawn('true', [], null), type);
assert.throws(() => spawn('true', [], 1), type);
for (const [name, bad] of [
  ['cwd', 1], ['detached', 1], ['uid', 'root'], ['gid', 1.5], ['shell', 1], ['argv0', 1], ['windowsHide', 1],
  ['windowsVerbatimArguments', 'x'], ['signal', {}], ['killSignal', true],
]) {
  assert.throws(() => spawn('true', { [name]: bad }), type, name);
}
for (const [name, bad] of [
  ['cwd', 'a\0b'], ['argv0', 'a\0b'], ['env', { A: 'a\0b' }], ['stdio', 'nonsense'], ['stdio', ['nonsense']],
  ['stdio', {}], ['stdio', [{}]], ['serialization', 'other'],
]) {
  assert.throws(() => spawn('true', { [name]: bad }), name === 'stdio' && bad[0] === 'nonsense'
    ? { code: 'ERR_INVALID_SYNC_FORK_INPUT' } : value, name);
}
assert.throws(() => spawn('true', { timeout: -1 }), range);
assert.throws(() => spawn('true', { timeout: 'soon' }), range);
assert.throws(() => spawn('true', { killSignal: 'SIGNONE' }), { code: 'ERR_UNKNOWN_SIGNAL' });
assert.throws(() => spawn('true', { stdio: ['ipc', 'ipc'] }), { code: 'ERR_IPC_ONE_PIPE' });
assert.throws(() => spawnSync('true', { stdio: ['pipe', 'ipc'] }), { code: 'ERR_IPC_SYNC_FORK' });
assert.throws(() => spawnSync('true', { input: 1 }), type);
assert.throws(() => exec(), type);
assert.throws(() => exec('true', { maxBuffer: -1 }), range);
assert.throws(() => execFile('true', [], 'text', () => {}), type);
assert.throws(() => execFile('true', [], {}, 'text'), type);
assert.throws(() => fork('x', 'text'), type);
assert.throws(() => fork('x', [], 'text'), type);
assert.throws(() => fork('x', [], { stdio: ['pipe'] }), { code: 'ERR_CHILD_PROCESS_IPC_REQUIRED' });
const child = new ChildProcess();
assert.throws(() => child.spawn(), type);
assert.throws(() => child.spawn({ file: 1 }), type);
assert.throws(() => child.spawn({ file: 'true', args: 'x' }), type);
