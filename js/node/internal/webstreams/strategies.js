'use strict';
// CountQueuingStrategy and ByteLengthQueuingStrategy: https://streams.spec.whatwg.org/#qs. Their size
// functions are the same for all instances, as the standard wants it.

const { codes } = require('internal/errors');
const { checkDictionary, describe, finishClass, invalidThis, kInspect } = require('internal/webstreams/util');

function markFrom(init) {
  checkDictionary(init, 'init');
  const { highWaterMark } = init;
  if (highWaterMark === undefined) throw new codes.ERR_MISSING_OPTION('init.highWaterMark');
  return +highWaterMark;
}

// Not constructors, hence methods.
const sizes = {
  count() { return 1; },
  bytes(chunk) { return chunk.byteLength; },
};
for (const key of Object.keys(sizes)) Object.defineProperty(sizes[key], 'name', { value: 'size' });

class ByteLengthQueuingStrategy {
  #highWaterMark;

  constructor(init) {
    this.#highWaterMark = markFrom(init);
  }

  get highWaterMark() {
    if (!(#highWaterMark in this)) throw invalidThis('ByteLengthQueuingStrategy');
    return this.#highWaterMark;
  }

  get size() {
    if (!(#highWaterMark in this)) throw invalidThis('ByteLengthQueuingStrategy');
    return sizes.bytes;
  }

  [kInspect](depth, options) {
    return describe(depth, options, this.constructor.name, { highWaterMark: this.highWaterMark });
  }
}
finishClass(ByteLengthQueuingStrategy);

class CountQueuingStrategy {
  #highWaterMark;

  constructor(init) {
    this.#highWaterMark = markFrom(init);
  }

  get highWaterMark() {
    if (!(#highWaterMark in this)) throw invalidThis('CountQueuingStrategy');
    return this.#highWaterMark;
  }

  get size() {
    if (!(#highWaterMark in this)) throw invalidThis('CountQueuingStrategy');
    return sizes.count;
  }

  [kInspect](depth, options) {
    return describe(depth, options, this.constructor.name, { highWaterMark: this.highWaterMark });
  }
}
finishClass(CountQueuingStrategy);

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
