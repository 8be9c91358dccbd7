'use strict';
// compose(): several streams and functions as one Duplex.
const assert = require('assert');
const { compose, PassThrough, Readable, Transform, Writable } = require('stream');

const upper = () => new Transform({
  objectMode: true,
  transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); },
});
async function* exclaim(source) {
  for await (const chunk of source) yield `${chunk}!`;
}

(async () => {
  const d = compose(upper(), exclaim);
  d.write('a');
  d.end('b');
  assert.deepStrictEqual(await d.toArray(), ['A!', 'B!']);

  assert.deepStrictEqual(await Readable.from(['c']).compose(upper()).toArray(), ['C']);
  assert.deepStrictEqual(await compose(Readable.from(['d']), exclaim).toArray(), ['d!']);

  const failing = compose(new PassThrough(), async function*(source) {
    // eslint-disable-next-line no-unused-vars
    for await (const chunk of source) throw new Error('inside');
    yield 1;
  });
  failing.end('x');
  await assert.rejects(failing.toArray(), { message: 'inside' });

  assert.throws(() => compose(), { code: 'ERR_MISSING_ARGS' });
  assert.throws(() => compose(new Writable(), new PassThrough()), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => compose(new PassThrough(), new Readable()), { code: 'ERR_INVALID_ARG_VALUE' });
})();
