// mote only
'use strict';
// process.execve: another program in this one's place.
const assert = require('assert');
const { spawnSync } = require('child_process');

if (process.argv[2] === 'first') {
  process.on('exit', () => console.log('never'));
  require('net').createServer().listen(0);
  process.execve(process.execPath, ['name', __filename, 'second', 'ä'], { LEFT: 'one', EMPTY: '' });
} else if (process.argv[2] === 'second') {
  console.log(JSON.stringify([process.pid, process.argv.slice(2), process.argv0, process.env]));
} else if (process.argv[2] === 'missing') {
  process.execve('/no/such/program', [], {});
} else {
  const child = spawnSync(process.execPath, [__filename, 'first'], { encoding: 'utf8' });
  assert.strictEqual(child.stderr, '');
  const [pid, args, name, env] = JSON.parse(child.stdout);
  assert.strictEqual(pid, child.pid);
  assert.deepStrictEqual(args, ['second', 'ä']);
  assert.strictEqual(name, 'name');
  assert.deepStrictEqual(env, { LEFT: 'one', EMPTY: '' });
  const failed = spawnSync(process.execPath, [__filename, 'missing'], { encoding: 'utf8' });
  assert.strictEqual(failed.signal, 'SIGABRT');
  assert.match(failed.stderr, /failed with error code ENOENT/);

  const type = { code: 'ERR_INVALID_ARG_TYPE' };
  const value = { code: 'ERR_INVALID_ARG_VALUE' };
  assert.throws(() => process.execve(1), type);
  assert.throws(() => process.execve('/bin/true', 'args'), type);
  assert.throws(() => process.execve('/bin/true', [1]), { ...value, message: /'args\[0\]'/ });
  assert.throws(() => process.execve('/bin/true', ['a\0']), value);
  assert.throws(() => process.execve('/bin/true', [], 1), type);
  assert.throws(() => process.execve('/bin/true', [], { a: 1 }), value);
}
