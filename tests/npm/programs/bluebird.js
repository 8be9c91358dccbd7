'use strict';

const assert = require('assert');
const Bluebird = require('bluebird');
const fs = Bluebird.promisifyAll(require('fs'));

(async () => {
  assert.match(await fs.readFileAsync(__filename, 'utf8'), /^'use strict'/);
  assert.deepStrictEqual(
    await Bluebird.map([3, 1, 2], (n) => Bluebird.delay(n, n), { concurrency: 2 }),
    [3, 1, 2],
  );
  await assert.rejects(Bluebird.delay(1000).timeout(1), Bluebird.TimeoutError);
  const caught = await Bluebird.reject(new TypeError('t'))
    .catch(RangeError, () => 'r')
    .catch(TypeError, () => 't');
  assert.strictEqual(caught, 't');
  assert.strictEqual(await Bluebird.any([Bluebird.reject(new Error()), 2]), 2);
  assert.strictEqual(
    await Bluebird.coroutine(function* steps() {
      return (yield Bluebird.resolve(1)) + 1;
    })(),
    2,
  );
})();
