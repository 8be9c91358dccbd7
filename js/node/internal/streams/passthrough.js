'use strict';
// PassThrough: the Transform that changes nothing.

const { Transform } = require('internal/streams/transform');

function PassThrough(options) {
  if (new.target === undefined && !(this instanceof PassThrough)) return new PassThrough(options);
  Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);

PassThrough.prototype._transform = function(chunk, encoding, callback) {
  callback(null, chunk);
};

module.exports = { PassThrough };
