'use strict';
// The client leaves in the midst of its body: an error for those who read it.
const assert = require('assert');
const { test, listen, Client } = require('./_raw');

const half = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello';

async function broken(read) {
  let client, settle;
  const outcome = new Promise((resolve) => {
    settle = resolve;
  });
  const server = await listen((req, res) => read(req, () => client.destroy(), settle, res));
  client = new Client(server).write(half);
  const result = await outcome;
  await new Promise((resolve) => server.close(resolve));
  return result;
}

test(async () => {
  const events = await broken((req, leave, settle) => {
    const seen = [];
    req.on('data', leave);
    req.on('end', () => seen.push('end'));
    req.on('aborted', () => seen.push('aborted'));
    req.on('error', (error) => seen.push(`${error.code} ${error.message}`));
    req.on('close', () => {
      assert.strictEqual(req.complete, false);
      seen.push('close');
      settle(seen);
    });
  });
  assert.deepStrictEqual(events, ['aborted', 'ECONNRESET aborted', 'close']);

  const error = await broken(async (req, leave, settle) => {
    try {
      for await (const chunk of req) leave(chunk);
    } catch (caught) {
      settle(caught);
    }
  });
  assert.strictEqual(error.code, 'ECONNRESET');

  // Without a listener for 'error' it is no crash.
  await broken((req, leave, settle) => {
    req.on('data', leave);
    req.on('close', settle);
  });
});
