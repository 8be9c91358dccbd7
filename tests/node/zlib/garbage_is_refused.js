// mote only
'use strict';
// The option that DecompressionStream gives to zlib's streams.

const assert = require('assert');
const zlib = require('zlib');

for (const [make, compress] of [['createInflate', zlib.deflateSync], ['createGunzip', zlib.gzipSync]]) {
  let error;
  const stream = zlib[make]({ rejectGarbageAfterEnd: true });
  stream.on('error', (failure) => { error = failure; });
  stream.on('close', () => assert.strictEqual(error.code.startsWith('ERR_TRAILING_JUNK') ||
    error.code === 'Z_DATA_ERROR', true));
  stream.resume();
  stream.end(Buffer.concat([compress('text'), Buffer.from('garbage')]));
}
