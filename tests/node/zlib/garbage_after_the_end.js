'use strict';
// A DecompressionStream refuses bytes behind the end of what was compressed; zlib's own streams leave them.

const assert = require('assert');
const zlib = require('zlib');

async function decompress(format, bytes) {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const parts = [];
  for await (const part of stream.readable) parts.push(part);
  return Buffer.concat(parts).toString();
}

for (const [format, compress] of [['gzip', zlib.gzipSync], ['deflate', zlib.deflateSync]]) {
  decompress(format, compress('text')).then((text) => assert.strictEqual(text, 'text'));
}

const inflate = zlib.createInflate();
let text = '';
inflate.on('data', (chunk) => { text += chunk; });
inflate.on('end', () => assert.strictEqual(text, 'text'));
inflate.end(Buffer.concat([zlib.deflateSync('text'), Buffer.from('garbage')]));
