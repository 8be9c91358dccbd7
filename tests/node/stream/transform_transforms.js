'use strict';
// _transform() may push, call back with a value, or with nothing; _flush() comes last.
const assert = require('assert');
const { Transform, PassThrough } = require('stream');

const t = new Transform({
  transform(chunk, encoding, callback) {
    const text = String(chunk);
    if (text === 'twice') {
      this.push('one ');
      callback(null, 'two ');
    } else if (text === 'nothing') {
      callback();
    } else {
      setImmediate(callback, null, `${text} `);
    }
  },
  flush(callback) {
    callback(null, 'end');
  },
});
t.setEncoding('utf8');
let out = '';
t.on('data', (chunk) => { out += chunk; });
t.on('end', () => assert.strictEqual(out, 'a one two b end'));
t.write('a');
t.write('twice');
t.write('nothing');
t.end('b');

const through = new PassThrough();
through.end('same');
through.on('data', (chunk) => assert.strictEqual(String(chunk), 'same'));

assert.throws(() => new Transform().write('a'), { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
