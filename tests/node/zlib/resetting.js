'use strict';
// reset() begins anew: before anything was written, after a flush, and never on a closed stream.
const assert = require('assert');
const zlib = require('zlib');
const { pairs, collect } = require('./_data');

(async () => {
  for (const [packs, unpacks] of pairs) {
    const pack = new zlib[packs]();
    pack.reset();
    pack.write('lost');
    await new Promise((resolve) => pack.flush(resolve));
    pack.read();
    pack.reset();
    pack.end('kept');
    const packed = await collect(pack);
    const unpack = new zlib[unpacks]();
    unpack.reset();
    unpack.end(packed);
    assert.strictEqual(String(await collect(unpack)), 'kept');
  }
})();
const closed = zlib.createGzip();
closed.close();
assert.throws(() => closed.reset(), { code: 'ERR_INTERNAL_ASSERTION', message: /^zlib binding closed/ });
