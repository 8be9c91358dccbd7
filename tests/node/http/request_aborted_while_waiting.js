'use strict';
// The client leaves before it has its answer.
const assert = require('assert');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  const seen = [];
  let arrived, gone;
  const handled = new Promise((resolve) => {
    arrived = resolve;
  });
  const closed = new Promise((resolve) => {
    gone = resolve;
  });
  const server = await listen((req, res) => {
    req.on('aborted', () => seen.push('aborted'));
    req.on('close', () => seen.push('req close'));
    res.on('finish', () => seen.push('finish'));
    res.on('close', () => {
      seen.push('res close');
      assert.strictEqual(res.destroyed, true);
      assert.strictEqual(res.writableFinished, false);
      assert.strictEqual(res.closed, true);
      setImmediate(gone, res);
    });
    arrived();
  });
  const client = new Client(server).write(get());
  await handled;
  client.destroy();
  const res = await closed;
  assert.deepStrictEqual(seen.sort(), ['aborted', 'req close', 'res close']);
  assert.strictEqual(res.req.aborted, true);
  assert.strictEqual(res.req.destroyed, true);
  // What is written now goes nowhere, without a crash.
  assert.doesNotThrow(() => {
    res.write('x');
    res.end('y');
  });
  await new Promise((resolve) => server.close(resolve));
});
