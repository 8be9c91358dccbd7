'use strict';
// A file's facts and, if it is small, its contents, with one wait for the pool instead of two: what express
// needs for most files that it answers with.

const { start } = require('internal/jobs');
const { binding } = require('internal/fs/ops');
const { getValidatedPath, toBuffer } = require('internal/fs/utils');
const { statsFrom } = require('internal/fs/stats');

/** Calls `callback(error, stats, contents)`: contents of a regular file of at most `limit` bytes that can be read. */
module.exports = function look(path, limit, callback) {
  start(binding.look(getValidatedPath(path), limit, true), (error, result) => {
    if (error !== null) callback(error);
    else callback(null, statsFrom(result[0]), result.length > 1 ? toBuffer(result[1]) : undefined);
  });
};
