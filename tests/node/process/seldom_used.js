// mote only
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

// ref and unref, whichever way an object knows them.
const calls = [];
process.ref({ ref() { calls.push('ref'); } });
process.unref({ unref() { calls.push('unref'); } });
process.ref({ [Symbol.for('nodejs.ref')]() { calls.push('symbol'); }, ref() { calls.push('wrong'); } });
process.ref(undefined);
process.unref({});
assert.deepStrictEqual(calls, ['ref', 'unref', 'symbol']);

// finalization calls for what is still in use at the end, and keeps nothing alive.
const program = `
  const kept = globalThis.kept = {};
  process.finalization.register(kept, (object, event) => console.log(object === kept, event));
  process.finalization.registerBeforeExit(kept, (object, event) => console.log(object === kept, event));
  process.finalization.register({}, () => console.log('was gone'));
  const dropped = globalThis.dropped = {};
  process.finalization.register(dropped, () => console.log('was dropped'));
  process.finalization.unregister(dropped);
`;
const { stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
assert.strictEqual(stdout, 'true beforeExit\ntrue exit\n');
assert.throws(() => process.finalization.register(undefined, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => process.finalization.register({}, 1), { code: 'ERR_INVALID_ARG_TYPE' });

assert.throws(() => { require('os').constants.signals.SIGNEW = 99; }, TypeError);
assert.ok(!require('module').builtinModules.some((name) => name.startsWith('node:')));
