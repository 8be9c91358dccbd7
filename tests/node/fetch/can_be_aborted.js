'use strict';
// The signal: before, while waiting, and while the body comes.
const assert = require('assert');
const serve = require('./_serve.js');

serve((req, res) => {
  if (req.url === '/body') res.write('abc');
}, async (base) => {
  await assert.rejects(fetch(base, { signal: AbortSignal.abort() }), { name: 'AbortError', code: 20 });
  await assert.rejects(fetch(base, { signal: AbortSignal.abort('mine') }), (reason) => reason === 'mine');

  const waiting = new AbortController();
  const pending = fetch(base, { signal: waiting.signal });
  setImmediate(() => waiting.abort());
  await assert.rejects(pending, { name: 'AbortError' });
  await assert.rejects(fetch(base, { signal: AbortSignal.timeout(5) }), { name: 'TimeoutError', code: 23 });

  const own = new Error('own');
  const later = new AbortController();
  const response = await fetch(`${base}/body`, { signal: later.signal });
  const text = response.text();
  setImmediate(() => later.abort(own));
  await assert.rejects(text, own);

  const controller = new AbortController();
  const request = new Request(`${base}/body`, { signal: controller.signal });
  const { body } = await fetch(request);
  const reader = body.getReader();
  assert.strictEqual(Buffer.from((await reader.read()).value).toString(), 'abc');
  controller.abort();
  await assert.rejects(reader.read(), { name: 'AbortError' });
});
