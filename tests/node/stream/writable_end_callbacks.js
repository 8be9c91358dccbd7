'use strict';
// end() calls back with the end of the stream, or says that it is too late.
const assert = require('assert');
const { Writable } = require('stream');

const sink = () => new Writable({ write(chunk, encoding, callback) { callback(); } });
const log = [];

const w = sink();
w.end('a', 'utf8', () => log.push('first'));
w.end(() => log.push('second'));
w.on('close', () => {
  assert.deepStrictEqual(log, ['first', 'second']);
  w.end((err) => {
    assert.strictEqual(err.code, 'ERR_STREAM_ALREADY_FINISHED');
    assert.strictEqual(err.message, 'Cannot call end after a stream was finished');
  });
});

const gone = sink();
gone.destroy();
gone.write('x', (err) => assert.strictEqual(err.message, 'Cannot call write after a stream was destroyed'));
gone.end((err) => assert.strictEqual(err.code, 'ERR_STREAM_DESTROYED'));
gone.on('error', () => assert.fail('destroyed without an error'));
