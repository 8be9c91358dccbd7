'use strict';

const assert = require('assert');
const busboy = require('busboy');

const parser = busboy({
  headers: { 'content-type': 'multipart/form-data; boundary="x y"' },
  limits: { files: 1 },
});
const seen = [];
parser.on('field', (name, value, { mimeType }) => seen.push([name, value, mimeType]));
parser.on('file', (name, stream, { filename }) => {
  let size = 0;
  stream
    .on('data', (chunk) => {
      size += chunk.length;
    })
    .on('end', () => seen.push([name, filename, size]));
});
parser.on('filesLimit', () => seen.push('limit'));
parser.on('close', () => {
  assert.deepStrictEqual(seen, [['a', '1', 'text/plain'], 'limit', ['f', 'ü.bin', 70_000]]);
});
const file = (name) =>
  `--x y\r\nContent-Disposition: form-data; name="${name}"; filename*=UTF-8''%C3%BC.bin\r\n\r\n`;
const text =
  '--x y\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
  file('f') +
  'z'.repeat(70_000) +
  '\r\n' +
  file('g') +
  'q\r\n--x y--\r\n';
for (let at = 0; at < text.length; at += 997) parser.write(Buffer.from(text.slice(at, at + 997)));
parser.end();
assert.throws(() => busboy({ headers: {} }), /Missing Content-Type/);
