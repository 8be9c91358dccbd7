'use strict';
// fs.rm and the recursive fs.rmdir: what is checked before the native half removes a file or a tree.

const { codes } = require('internal/errors');
const { start } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');

const RM_DEFAULTS = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };
const RMDIR_DEFAULTS = { recursive: false, retryDelay: 100, maxRetries: 0 };

const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;

function isDirectory(words) {
  return (new Float64Array(words)[1] & S_IFMT) === S_IFDIR;
}

function directoryError(path) {
  return new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: 21 });
}

function isMissing(error) {
  return error.code === 'ENOENT';
}

function rmSync(path, options) {
  const checked = u.getValidatedPath(path);
  const wanted = u.validateRemoveOptions(options, RM_DEFAULTS);
  let words;
  try {
    words = ops.lstat(checked, undefined, false);
  } catch (error) {
    if (wanted.force && isMissing(error)) return;
    throw error;
  }
  if (!wanted.recursive && isDirectory(words)) throw directoryError(path);
  ops.rm(checked, wanted, false);
}

function rm(path, options, done) {
  const checked = u.getValidatedPath(path);
  const wanted = u.validateRemoveOptions(options, RM_DEFAULTS);
  start(ops.lstat(checked, undefined, true), (error, words) => {
    if (error !== null) done(wanted.force && isMissing(error) ? null : error);
    else if (!wanted.recursive && isDirectory(words)) done(directoryError(path));
    else start(ops.rm(checked, wanted, true), done);
  });
}

// A recursive rmdir removes what rm would, but only directories.
function rmdirOptions(options) {
  require('process').emitWarning(
    'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
    'Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
  return u.validateRemoveOptions(options, RMDIR_DEFAULTS);
}

function rmdirAll(path, options) {
  const wanted = rmdirOptions(options);
  if (isDirectory(ops.lstat(path, undefined, false))) ops.rm(path, wanted, false);
  else ops.rmdir(path, false);
}

function rmdirAllLater(path, options, done) {
  const wanted = rmdirOptions(options);
  start(ops.lstat(path, undefined, true), (error, words) => {
    if (error !== null) done(error);
    else start(isDirectory(words) ? ops.rm(path, wanted, true) : ops.rmdir(path, true), done);
  });
}

module.exports = { rm, rmSync, rmdirAll, rmdirAllLater };
