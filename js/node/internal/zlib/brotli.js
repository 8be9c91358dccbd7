'use strict';
// The two classes over brotli, and how their options are read.

const { codes: { ERR_BROTLI_INVALID_PARAM, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { Handle } = require('internal/zlib/handle');
const { ZlibBase, afterWrite, commonOptions } = require('internal/zlib/base');
const { constants: { BROTLI_DECODE, BROTLI_ENCODE, BROTLI_OPERATION_PROCESS, BROTLI_OPERATION_FLUSH,
  BROTLI_OPERATION_FINISH, BROTLI_OPERATION_EMIT_METADATA } } = require('internal/zlib/constants');

// The highest number of a parameter, brotli's own PARAM_NDIRECT.
const LAST_PARAMETER = 8;
const UNSET = -1;

const defaults = {
  flush: BROTLI_OPERATION_PROCESS,
  finishFlush: BROTLI_OPERATION_FINISH,
  fullFlush: BROTLI_OPERATION_FLUSH,
  strongest: BROTLI_OPERATION_EMIT_METADATA,
};

function readParameters(params, config) {
  for (const name of Object.keys(params)) {
    const number = Number(name);
    if (!(number >= 0 && number <= LAST_PARAMETER) || config[number + 1] !== UNSET) {
      throw new ERR_BROTLI_INVALID_PARAM(name);
    }
    const value = params[name];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    config[number + 1] = value | 0;
  }
}

function readOptions(opts, mode) {
  const config = [mode];
  for (let number = 0; number <= LAST_PARAMETER; number++) config.push(UNSET);
  if (opts && opts.params) readParameters(opts.params, config);
  return { config, dictionary: undefined, common: commonOptions(opts, defaults) };
}

function Brotli(opts, mode) {
  const { config, common } = readOptions(opts, mode);
  this._writeState = new Uint32Array(2);
  const handle = new Handle(config, undefined, this._writeState, afterWrite);
  ZlibBase.call(this, opts, handle, common, defaults);
}
Object.setPrototypeOf(Brotli.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Brotli, ZlibBase);

function BrotliCompress(opts) {
  if (!(this instanceof BrotliCompress)) return new BrotliCompress(opts);
  Brotli.call(this, opts, BROTLI_ENCODE);
}
Object.setPrototypeOf(BrotliCompress.prototype, Brotli.prototype);
Object.setPrototypeOf(BrotliCompress, Brotli);

function BrotliDecompress(opts) {
  if (!(this instanceof BrotliDecompress)) return new BrotliDecompress(opts);
  Brotli.call(this, opts, BROTLI_DECODE);
}
Object.setPrototypeOf(BrotliDecompress.prototype, Brotli.prototype);
Object.setPrototypeOf(BrotliDecompress, Brotli);

// Class, mode, and how its options are read.
module.exports = {
  classes: [[BrotliCompress, BROTLI_ENCODE, readOptions], [BrotliDecompress, BROTLI_DECODE, readOptions]],
};
