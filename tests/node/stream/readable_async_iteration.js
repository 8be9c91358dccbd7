'use strict';
// for await gives the chunks, throws the stream's error, and destroys the stream when it is left early.
const assert = require('assert');
const { Readable } = require('stream');

(async () => {
  const seen = [];
  for await (const chunk of Readable.from(['a', 'b', 'c'])) seen.push(chunk);
  assert.deepStrictEqual(seen, ['a', 'b', 'c']);

  const broken = Readable.from(['a', 'b', 'c']);
  for await (const chunk of broken) {
    assert.strictEqual(chunk, 'a');
    break;
  }
  assert.strictEqual(broken.destroyed, true);

  const kept = Readable.from(['a', 'b', 'c']);
  for await (const chunk of kept.iterator({ destroyOnReturn: false })) {
    assert.strictEqual(chunk, 'a');
    break;
  }
  assert.strictEqual(kept.destroyed, false);
  assert.deepStrictEqual(await kept.toArray(), ['b', 'c']);

  const failing = new Readable({ read() { this.destroy(new Error('lost')); } });
  await assert.rejects(async () => {
    for await (const chunk of failing) assert.fail(chunk);
  }, { message: 'lost' });

  const cut = new Readable({ read() { this.destroy(); } });
  await assert.rejects(async () => {
    for await (const chunk of cut) assert.fail(chunk);
  }, { code: 'ERR_STREAM_PREMATURE_CLOSE', message: 'Premature close' });

  assert.throws(() => kept.iterator(5), { code: 'ERR_INVALID_ARG_TYPE' });
})();
