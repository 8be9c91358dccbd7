'use strict';
// run() and --test: files in processes of their own, their totals, filters by name.
const assert = require('assert');
const path = require('path');
const { spawnSync } = require('child_process');
const { run } = require('node:test');

const fixture = (name) => path.join(__dirname, 'fixtures', name);
const env = { ...process.env };
delete env.NODE_TEST_CONTEXT;
const totals = (text) => Object.fromEntries(Array.from(text.matchAll(/^# (\w+) (\d+)$/gm), ([, k, n]) => [k, +n]));

const started = spawnSync(process.execPath, ['--test', '--test-reporter=tap', fixture('passing.js'), fixture('mixed.js')],
  { encoding: 'utf8', env });
assert.strictEqual(started.status, 1);
const counted = totals(started.stdout);
assert.deepStrictEqual([counted.tests, counted.suites, counted.pass, counted.fail, counted.todo], [17, 2, 9, 5, 1]);
const good = spawnSync(process.execPath, ['--test', '--test-reporter=tap', fixture('passing.js')],
  { encoding: 'utf8', env });
assert.strictEqual(good.status, 0);
assert.match(good.stdout, /^ok 2 - group$/m);

const late = spawnSync(process.execPath, [fixture('late_after.js')], { encoding: 'utf8', env });
assert.deepStrictEqual([late.status, late.stderr], [0, '']);

const seen = [];
run({ files: [fixture('passing.js')] })
  .on('test:pass', (data) => seen.push(`${data.nesting} ${data.name} ${data.testNumber}`))
  .on('test:fail', () => assert.fail())
  .on('end', () => assert.deepStrictEqual(seen, ['0 one 1', '1 two 1', '1 three 2', '0 group 2']))
  .resume();
assert.throws(() => run({ files: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => run({ shard: { index: 3, total: 2 } }), { code: 'ERR_OUT_OF_RANGE' });
