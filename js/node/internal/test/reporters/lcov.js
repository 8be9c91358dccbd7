'use strict';
// Coverage in lcov's form. The engine counts no coverage, so there is none to report.

const { Transform } = require('stream');

class LcovReporter extends Transform {
  constructor(options) {
    super({ ...options, writableObjectMode: true });
  }

  _transform(event, encoding, callback) {
    callback(null, event.type === 'test:coverage' ? 'TN:\n' : undefined);
  }
}

module.exports = LcovReporter;
