'use strict';
// TextEncoderStream and TextDecoderStream, with characters cut in two.
const assert = require('assert');
const { text } = require('stream/consumers');

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

(async () => {
  const encoded = await all(ReadableStream.from(['a', '', '\ud83d', '\ude00', '\ud83d', 'x', '\ud83d'])
    .pipeThrough(new TextEncoderStream()));
  assert.strictEqual(Buffer.concat(encoded).toString(), 'a\u{1f600}\ufffdx\ufffd');
  assert.ok(encoded.every((chunk) => chunk instanceof Uint8Array && chunk.length > 0));

  const bytes = Buffer.from('\ufeffa€');
  const pieces = [...bytes].map((byte) => new Uint8Array([byte]));
  assert.strictEqual((await all(ReadableStream.from(pieces).pipeThrough(new TextDecoderStream()))).join(''),
    'a€');
  const marked = new TextDecoderStream('utf-8', { ignoreBOM: true });
  assert.strictEqual((await all(ReadableStream.from(pieces).pipeThrough(marked))).join(''), '\ufeffa€');
  const latin = ReadableStream.from([new Uint8Array([0x68, 0, 0x69,
    0])]).pipeThrough(new TextDecoderStream('utf-16le'));
  assert.strictEqual((await all(latin)).join(''), 'hi');
  const fatal = new TextDecoderStream('utf-8', { fatal: true });
  assert.ok(fatal.fatal);
  await assert.rejects(all(ReadableStream.from([new Uint8Array([0xff])]).pipeThrough(fatal)), TypeError);
  await assert.rejects(all(ReadableStream.from(['text']).pipeThrough(new TextDecoderStream())), TypeError);
  assert.throws(() => new TextDecoderStream('nonsense'), RangeError);
  assert.strictEqual(await text(new Blob(['blob']).stream()), 'blob');
})();
