'use strict';
// What a response says of itself before, during and after.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const state = (res) => [res.headersSent, res.finished, res.writableEnded, res.writableFinished, res.destroyed,
  res.closed];

test(async () => {
  let closed;
  const server = new Promise((resolve) => {
    closed = resolve;
  });
  await ask((req, res) => {
    assert.strictEqual(res.req, req);
    assert.strictEqual(res.statusCode, 200);
    assert.strictEqual(res.sendDate, true);
    assert.strictEqual(res.writable, true);
    assert.strictEqual(res.writableObjectMode, false);
    assert.strictEqual(res.writableCorked, 0);
    assert.strictEqual(res.writableLength, 0);
    assert.ok(res.writableHighWaterMark > 0);
    assert.strictEqual(res.writableNeedDrain, false);
    assert.strictEqual(res.errored, null);
    assert.strictEqual(res.socket, req.socket);
    assert.strictEqual(res.connection, req.socket);
    assert.strictEqual(res.chunkedEncoding, false);
    assert.deepStrictEqual(state(res), [false, false, false, false, false, false]);
    res.write('a');
    assert.strictEqual(res.chunkedEncoding, true);
    assert.deepStrictEqual(state(res), [true, false, false, false, false, false]);
    res.on('finish', () => {
      assert.deepStrictEqual(state(res), [true, true, true, true, false, false]);
    });
    res.on('close', () => {
      assert.deepStrictEqual(state(res), [true, true, true, true, true, true]);
      assert.strictEqual(res.socket, null);
      closed();
    });
    res.end('b');
    assert.deepStrictEqual([res.headersSent, res.finished, res.writableEnded, res.closed],
      [true, true, true, false]);
  }, get());
  await server;
});
