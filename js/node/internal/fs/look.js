'use strict';
// A file's facts and, if it is small, its contents, with one wait for the pool instead of two: what express
// needs for most files that it answers with.

const { start } = require('internal/jobs');
const { binding } = require('internal/fs/ops');
const { getValidatedPath, toBuffer } = require('internal/fs/utils');
const { statsFrom, isDirectory } = require('internal/fs/stats');

// What the native half tells of a file, in numbers (src/modules/fs/meta.rs). A Stats is made of them when
// asked for: it has more properties than all the rest of an answer.
class Facts {
  constructor(memory) {
    this.memory = memory;
    this.numbers = new Float64Array(memory);
  }

  get size() {
    return this.numbers[8];
  }

  // As Stats has it: Date's whole milliseconds.
  get modified() {
    return Math.round(this.numbers[12] * 1000 + this.numbers[13] / 1e6);
  }

  isDirectory() {
    return isDirectory(this.numbers[1]);
  }

  stats() {
    return statsFrom(this.memory);
  }
}

/** Calls `callback(error, facts, contents)`: contents of a regular file of at most `limit` bytes. */
module.exports = function look(path, limit, callback) {
  start(binding.look(getValidatedPath(path), limit, true), (error, result) => {
    if (error !== null) callback(error);
    else callback(null, new Facts(result[0]), result.length > 1 ? toBuffer(result[1]) : undefined);
  });
};
