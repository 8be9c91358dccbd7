// The numbers can be read in both places, and not changed (nor is that an error in sloppy code).
const assert = require('assert');
const zlib = require('zlib');

assert.strictEqual(zlib.constants.Z_FINISH, 4);
assert.strictEqual(zlib.constants.Z_MAX_CHUNK, Infinity);
assert.strictEqual(zlib.constants.BROTLI_PARAM_SIZE_HINT, 5);
assert.strictEqual(zlib.constants.BROTLI_DECODER_ERROR_UNREACHABLE, -31);
assert.strictEqual(Object.getPrototypeOf(zlib.constants), null);
assert.strictEqual(zlib.Z_BEST_COMPRESSION, 9);
assert.strictEqual(zlib.BROTLI_PARAM_MODE, undefined);
assert(!Object.keys(zlib).includes('Z_OK'));

zlib.constants.Z_OK = 1;
zlib.Z_OK = 1;
zlib.codes.Z_OK = 1;
zlib.codes = {};
zlib.constants = {};
assert.strictEqual(zlib.constants.Z_OK, 0);
assert.strictEqual(zlib.Z_OK, 0);
assert.strictEqual(zlib.codes.Z_OK, 0);
assert.strictEqual(zlib.codes[-3], 'Z_DATA_ERROR');
assert.strictEqual(zlib.codes.Z_VERSION_ERROR, -6);
assert(Object.isFrozen(zlib.codes));
