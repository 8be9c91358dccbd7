'use strict';
// process.stdout and process.stderr are Writables that write at once and can't be closed for good.

const assert = require('assert');
const { Writable } = require('stream');

for (const [stream, fd] of [[process.stdout, 1], [process.stderr, 2]]) {
  assert.ok(stream instanceof Writable);
  assert.strictEqual(stream.fd, fd);
  assert.strictEqual(stream.writable, true);
  assert.strictEqual(stream._isStdio, true);
}
assert.strictEqual(process.stdout, process.stdout);

const order = [];
process.stdout.write('text\n', () => order.push('text'));
process.stdout.write(Buffer.from('buffer\n'), () => order.push('buffer'));
process.stdout.write('6865780a', 'hex', () => order.push('hex'));
process.stdout.write(new Uint8Array([10]));
assert.throws(() => process.stdout.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
process.stdout.on('finish', () => order.push('finish'));
process.stdout.end('bye\n', () => {
  order.push('ended');
  process.stdout.on('error', (error) => order.push(error.code));
  process.stdout.write('too late');
});
process.on('exit', () => {
  assert.deepStrictEqual(order.slice(0, 3), ['text', 'buffer', 'hex']);
  assert.ok(order.includes('finish') && order.includes('ended'));
  assert.strictEqual(order.at(-1), 'ERR_STREAM_WRITE_AFTER_END');
  // The console is not to be silenced by it.
  console.error('still here');
});
