'use strict';
// The Body mixin on Response and Request: every kind of body in, every reader out, once only.
const assert = require('assert');

const used = { name: 'TypeError', message: /unusable/ };

(async () => {
  assert.strictEqual(await new Response('téxt').text(), 'téxt');
  assert.deepStrictEqual(await new Response('{"a":1}').json(), { a: 1 });
  await assert.rejects(new Response('{').json(), SyntaxError);
  assert.deepStrictEqual(new Uint8Array(await new Response('hi').arrayBuffer()), new Uint8Array([104, 105]));
  const blob = await new Response('x', { headers: { 'content-type': 'text/Plain; a=B' } }).blob();
  assert.deepStrictEqual([blob.size, blob.type], [1, 'text/plain;a=b']);
  assert.strictEqual(await new Response().text(), '');
  assert.strictEqual(await new Response('\ufeffmark').text(), 'mark');

  const type = (body) => new Response(body).headers.get('content-type');
  assert.strictEqual(type('x'), 'text/plain;charset=UTF-8');
  assert.strictEqual(type(new URLSearchParams('a=b')), 'application/x-www-form-urlencoded;charset=UTF-8');
  assert.strictEqual(type(new Blob(['x'], { type: 'a/b' })), 'a/b');
  assert.strictEqual(type(new Uint8Array(1)), null);
  assert.match(type(new FormData()), /^multipart\/form-data; boundary=/);
  assert.strictEqual(await new Response(new Uint16Array([0x4241])).text(), 'AB');
  assert.strictEqual(await new Response(new URLSearchParams('a=b c')).text(), 'a=b+c');
  assert.strictEqual(await new Response(new Blob(['bl', 'ob'])).text(), 'blob');
  const chunks = ReadableStream.from([Buffer.from('stre'), Buffer.from('am')]);
  assert.strictEqual(await new Response(chunks).text(), 'stream');
  assert.strictEqual(await new Response((async function* () { yield Buffer.from('gen'); })()).text(), 'gen');
  await assert.rejects(new Response(ReadableStream.from(['text'])).text(), TypeError);

  const once = new Response('x');
  assert.strictEqual(once.bodyUsed, false);
  await once.text();
  assert.strictEqual(once.bodyUsed, true);
  await assert.rejects(once.text(), used);
  assert.throws(() => once.clone(), TypeError);
  const locked = new Response('x');
  locked.body.getReader();
  await assert.rejects(locked.json(), used);
  assert.throws(() => new Response(locked.body), TypeError);
  await assert.rejects(Response.prototype.text.call({}), TypeError);

  const one = new Response('twice');
  const two = one.clone();
  assert.deepStrictEqual([await one.text(), await two.text()], ['twice', 'twice']);
  const streamed = new Response(ReadableStream.from([Buffer.from('a'), Buffer.from('b')]));
  const copy = streamed.clone();
  assert.deepStrictEqual(await Promise.all([streamed.text(), copy.text()]), ['ab', 'ab']);
  const { value } = await new Response('bytes').body.getReader({ mode: 'byob' }).read(new Uint8Array(2));
  assert.deepStrictEqual(Buffer.from(value).toString(), 'by');
})();
