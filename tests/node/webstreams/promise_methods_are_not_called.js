// mote only
'use strict';
// Streams work by their own promises, whatever a program has put in the place of then().
const assert = require('assert');

const { then } = Promise.prototype;
(async () => {
  const full = () => new ReadableStream({
    start(controller) {
      for (const chunk of [1, 2, 3]) controller.enqueue(chunk);
      controller.close();
    },
  });
  const seen = [];
  let calls = 0;
  Promise.prototype.then = function(...args) {
    calls++;
    return then.apply(this, args);
  };
  const piped = full().pipeTo(new WritableStream());
  const [left, right] = full().tee();
  const reader = left.getReader();
  const other = right.getReader();
  for (let i = 0; i < 3; i++) {
    seen.push((await reader.read()).value);
    await other.read();
  }
  await reader.read();
  await piped;
  Promise.prototype.then = then;
  assert.deepStrictEqual(seen, [1, 2, 3]);
  assert.strictEqual(calls, 0);
})();
