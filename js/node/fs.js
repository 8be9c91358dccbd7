'use strict';
// node:fs (https://nodejs.org/api/fs.html). The operations stand in internal/fs/: `ops` checks arguments
// and calls the native half, `sync` and `callbacks` are its two classic forms. Streams, promises,
// directories, watching and copying come to life when first touched.

const { api: sync } = require('internal/fs/sync');
const callbacks = require('internal/fs/callbacks');
const { Dirent } = require('internal/fs/stats');
const { toUnixTimestamp } = require('internal/fs/utils');

function createReadStream(path, options) {
  const { ReadStream } = require('internal/fs/read_stream');
  return new ReadStream(path, options);
}

function createWriteStream(path, options) {
  const { WriteStream } = require('internal/fs/write_stream');
  return new WriteStream(path, options);
}

function watch(filename, options, listener) {
  return require('internal/fs/watch').watch(filename, options, listener);
}

function watchFile(filename, options, listener) {
  return require('internal/fs/watch_file').watchFile(filename, options, listener);
}

function unwatchFile(filename, listener) {
  require('internal/fs/watch_file').unwatchFile(filename, listener);
}

async function openAsBlob(path, options = {}) {
  const { validateObject, validateString } = require('internal/validators');
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  const checked = require('internal/fs/utils').getValidatedPath(path);
  return require('internal/blob').blobOverFile(checked, type);
}

const fs = {
  ...sync,
  ...callbacks,
  createReadStream,
  createWriteStream,
  openAsBlob,
  unwatchFile,
  watch,
  watchFile,
  Dirent,
  _toUnixTimestamp: toUnixTimestamp,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
};

// A property that becomes a plain one when it is first read or replaced.
function lazy(name, load) {
  const settle = (value) => {
    Object.defineProperty(fs, name, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  Object.defineProperty(fs, name, {
    configurable: true,
    enumerable: true,
    get: () => settle(load()),
    set: settle,
  });
}

lazy('constants', () => require('internal/fs/constants'));
lazy('promises', () => require('internal/fs/promises').api);
lazy('Stats', () => {
  const { deprecate } = require('internal/util');
  return deprecate(require('internal/fs/stats').Stats, 'fs.Stats constructor is deprecated.', 'DEP0180');
});
lazy('Dir', () => require('internal/fs/dir').Dir);
lazy('ReadStream', () => require('internal/fs/read_stream').ReadStream);
lazy('WriteStream', () => require('internal/fs/write_stream').WriteStream);
lazy('FileReadStream', () => require('internal/fs/read_stream').ReadStream);
lazy('FileWriteStream', () => require('internal/fs/write_stream').WriteStream);

module.exports = fs;
