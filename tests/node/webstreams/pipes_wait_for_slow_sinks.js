'use strict';
// The source ends while a write is still under way: the pipe waits for it, and for nothing else.
const assert = require('assert');

(async () => {
  const seen = [];
  let finish;
  const target = new WritableStream({
    write(chunk) {
      seen.push(chunk);
      return new Promise((resolve) => { finish = resolve; });
    },
    close() { seen.push('closed'); },
  }, { highWaterMark: 4 });
  const piping = ReadableStream.from(['a', 'b']).pipeTo(target);
  for (let i = 0; i < 2; i++) {
    while (finish === undefined) await new Promise(setImmediate);
    await new Promise(setImmediate);
    assert.strictEqual(seen.length, i + 1);
    const done = finish;
    finish = undefined;
    done();
  }
  await piping;
  assert.deepStrictEqual(seen, ['a', 'b', 'closed']);
})();
