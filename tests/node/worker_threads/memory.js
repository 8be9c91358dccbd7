'use strict';
// A worker whose memory runs out ends alone, and says so, wherever it was when that happened.
const assert = require('assert');
const { Worker } = require('worker_threads');

const ways = [
  'const all = []; while (true) all.push(new Array(1000).fill(all.length));',
  'const all = []; while (true) all.push("some text ".repeat(200) + all.length);',
  'const all = {}; let i = 0; while (true) all["key" + i] = { i: i++, more: [i] };',
  'const all = []; setImmediate(() => { while (true) all.push(() => all); });',
  `const all = [];
   (async () => { while (true) { all.push(new Array(100).fill(all.length)); if (all.length % 50 === 0) await 1; } })();`,
  `const all = new Map(); let i = 0;
   process.nextTick(function fill() { for (let j = 0; j < 500; j++) all.set(i++, {}); process.nextTick(fill); });`,
];

async function run(way) {
  const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 };
  const worker = new Worker(way, { eval: true, resourceLimits });
  let error;
  worker.on('error', (it) => { error = it; });
  const status = await new Promise((resolve) => { worker.on('exit', resolve); });
  assert.strictEqual(error?.code, 'ERR_WORKER_OUT_OF_MEMORY', way);
  assert.strictEqual(error.message, 'Worker terminated due to reaching memory limit: JS heap out of memory');
  assert.strictEqual(status, 1);
}

let ended = 0;
process.on('exit', () => assert.strictEqual(ended, ways.length));
(async () => {
  for (const way of ways) {
    await run(way);
    ended++;
  }
})();
