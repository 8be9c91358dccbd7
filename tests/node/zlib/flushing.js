'use strict';
// A flush sends on what was written before it, in order with the writes, and calls back when it is done.
const assert = require('assert');
const zlib = require('zlib');

const { Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;

const events = [];
const pieces = [];
const pack = zlib.createGzip();
const unpack = zlib.createGunzip();
unpack.setEncoding('utf8');
for (const chunk of ['abc', 'def', 'ghi']) {
  pack.write(chunk, () => events.push(chunk));
  pack.flush(Z_PARTIAL_FLUSH, () => {
    events.push('flushed');
    const piece = pack.read();
    if (piece !== null) pieces.push(piece);
  });
}
pack.end(() => {
  events.push('end');
  unpackNext();
});
function unpackNext() {
  const piece = pieces.shift();
  if (piece === undefined) {
    unpack.end();
    return;
  }
  unpack.write(piece, () => {
    events.push(unpack.read());
    unpackNext();
  });
}

// Brotli, and the mode that a stream uses if none is named.
let brotli = '';
const unbrotli = zlib.createBrotliDecompress();
unbrotli.on('data', (chunk) => { brotli += chunk; });
const packBrotli = zlib.createBrotliCompress();
packBrotli.pipe(unbrotli);
packBrotli.write('one');
packBrotli.flush(() => {
  packBrotli.write('two');
  packBrotli.flush(BROTLI_OPERATION_FLUSH);
});

// Every chunk can be flushed by option.
const eager = zlib.createDeflate({ flush: Z_SYNC_FLUSH });
const seen = [];
eager.on('data', (chunk) => seen.push(chunk.subarray(-4).toString('hex')));
eager.write('x', () => assert.deepStrictEqual(seen, ['0000ffff']));

// After the end there is nothing left to flush.
const ended = zlib.createGzip();
let flushed = 0;
ended.resume();
ended.end('x', () => ended.flush(() => flushed++));
ended.flush(() => flushed++);

assert.throws(() => zlib.createGzip().flush(99), { code: 'ERR_INVALID_ARG_TYPE' });

process.on('exit', () => {
  assert.deepStrictEqual(events,
    ['abc', 'flushed', 'def', 'flushed', 'ghi', 'flushed', 'end', 'abc', 'def', 'ghi']);
  assert.strictEqual(brotli, 'onetwo');
  assert.strictEqual(flushed, 2);
});
