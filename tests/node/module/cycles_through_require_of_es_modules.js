// mote only: Node 20 does not require ES modules
'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cycles-'));
const write = (name, text) => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

// A module that waits can't be required, before anything of it has run.
const waiting = write('waiting.mjs', 'globalThis.hasRun = true; await 0; export default 1;');
assert.throws(() => require(waiting), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
assert.strictEqual(globalThis.hasRun, undefined);
const around = write('around.mjs', "import './waiting.mjs'; export const f = async () => { await 1; };");
assert.throws(() => require(around), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
const sleeping = write('sleeping.mjs', 'export const f = async () => { await 1; };');
assert.strictEqual(typeof require(sleeping).f, 'function');

// A script may not lead back to the module that is importing it.
write('back.cjs', "require('./cycle.mjs')");
const cycle = write('cycle.mjs', "import './back.cjs'");
assert.throws(() => require(cycle), { code: 'ERR_REQUIRE_CYCLE_MODULE', message: /cycle\.mjs in a cycle/ });
write('half.mjs', "import './half.cjs'");
const half = write('half.cjs', "require('./half.mjs')");
assert.throws(() => require(half), { code: 'ERR_REQUIRE_CYCLE_MODULE', message: /Cannot import CommonJS Module/ });

// What was only linked may be required meanwhile.
write('later.mjs', "const later = {}; export default later; export { later as 'module.exports' };");
write('early.cjs', "module.exports = require('./later.mjs')");
const both = write('both.mjs',
  "export { default as a } from './early.cjs'; export { default as b } from './later.mjs';");
const { a, b } = require(both);
assert.strictEqual(a, b);
fs.rmSync(folder, { recursive: true });
