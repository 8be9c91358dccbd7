'use strict';
// finished() and pipeline() understand requests and responses.
const assert = require('assert');
const { finished, pipeline, Readable } = require('stream');
const { test, ask, listen, Client, get, post } = require('./_raw');

test(async () => {
  const seen = [];
  const server = await listen((req, res) => {
    finished(req, (error) => seen.push(`req ${error}`));
    finished(res, (error) => seen.push(`res ${error}`));
    req.resume();
    res.end('ok');
  });
  await new Client(server).write(post('abc')).closed;
  while (seen.length < 2) await new Promise(setImmediate);
  assert.deepStrictEqual(seen.sort(), ['req undefined', 'res undefined']);
  server.close();

  let outcome;
  const ended = new Promise((resolve) => {
    outcome = resolve;
  });
  const text = await ask((req, res) => {
    res.setHeader('Content-Length', 6);
    pipeline(Readable.from(['abc', 'def']), res, outcome);
  }, get());
  assert.match(text, /abcdef$/);
  assert.strictEqual(await ended, undefined);

  // The client leaves: the source is told.
  let failed;
  const failure = new Promise((resolve) => {
    failed = resolve;
  });
  const broken = await listen((req, res) => {
    const source = new Readable({ read() { setImmediate(() => this.push('x'.repeat(1000))); } });
    pipeline(source, res, (error) => failed([error.code, source.destroyed]));
  });
  const client = new Client(broken).write(get());
  await client.until(/xxx/);
  client.destroy();
  assert.deepStrictEqual(await failure, ['ERR_STREAM_PREMATURE_CLOSE', true]);
  await new Promise((resolve) => broken.close(resolve));
});
