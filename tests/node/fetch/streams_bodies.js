'use strict';
// Bodies as streams, both ways: chunks go as they come, and a slow reader slows the sender.
const assert = require('assert');
const serve = require('./_serve.js');

serve((req, res) => {
  if (req.url === '/echo') {
    req.pipe(res);
  } else {
    // Far more than anybody takes ahead.
    const piece = Buffer.alloc(64 * 1024, 'x');
    let left = 64;
    const more = () => {
      while (left-- > 0) if (!res.write(piece)) return;
      res.end();
    };
    res.on('drain', more);
    more();
  }
}, async (base) => {
  let turn;
  const body = new ReadableStream({
    async pull(controller) {
      turn = (turn ?? 0) + 1;
      if (turn > 3) controller.close();
      else controller.enqueue(Buffer.from(`chunk ${turn};`));
    },
  });
  const echoed = await fetch(`${base}/echo`, { method: 'POST', body, duplex: 'half' });
  assert.strictEqual(await echoed.text(), 'chunk 1;chunk 2;chunk 3;');
  const generated = await fetch(`${base}/echo`, {
    method: 'POST', duplex: 'half', body: (async function* () { yield 'a'; yield new Uint8Array([98]); })(),
  });
  assert.strictEqual(await generated.text(), 'ab');

  const large = await fetch(`${base}/large`);
  let length = 0;
  for await (const chunk of large.body) {
    assert.ok(chunk instanceof Uint8Array);
    length += chunk.length;
    await new Promise(setImmediate);
  }
  assert.strictEqual(length, 64 * 64 * 1024);

  const part = await fetch(`${base}/large`);
  const reader = part.body.getReader();
  assert.ok((await reader.read()).value.length > 0);
  await reader.cancel();

  const boom = new Error('boom');
  const failing = new ReadableStream({ pull(c) { c.error(boom); } });
  await assert.rejects(fetch(`${base}/echo`, { method: 'POST', body: failing, duplex: 'half' }),
    (error) => error.message === 'fetch failed' && error.cause === boom);
});
