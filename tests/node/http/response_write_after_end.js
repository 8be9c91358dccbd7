'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const heard = [];
  await ask((req, res) => {
    res.on('error', (error) => heard.push(error.code));
    res.end('x');
    assert.strictEqual(res.write('y', (error) => heard.push(`callback ${error.code}`)), false);
  }, get());
  assert.deepStrictEqual(heard.sort(), ['ERR_STREAM_WRITE_AFTER_END', 'callback ERR_STREAM_WRITE_AFTER_END']);

  // Ending twice is no error, unless there is something to write.
  const ends = [];
  await ask((req, res) => {
    res.on('error', (error) => ends.push(error.code));
    res.end('x', () => ends.push('first'));
    res.end(() => ends.push('second'));
    res.end('more', (error) => ends.push(`third ${error.code}`));
    res.on('close', () => res.end((error) => ends.push(`late ${error.code}`)));
  }, get());
  assert.deepStrictEqual(ends.sort(),
    ['ERR_STREAM_WRITE_AFTER_END', 'first', 'late ERR_STREAM_ALREADY_FINISHED', 'second',
      'third ERR_STREAM_WRITE_AFTER_END']);
});
