'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const print = (...args) => {
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { out: stdout.trim(), stderr, status, signal };
};

assert.strictEqual(print('--no-experimental-global-customevent', '-p', 'typeof CustomEvent').out, 'undefined');
assert.strictEqual(print('--disable-proto=delete', '-p', '({}).__proto__').out, 'undefined');
assert.strictEqual(print('--disable-proto=throw', '-p',
  'try { ({}).__proto__ } catch (e) { e.code }').out, 'ERR_PROTO_ACCESS');
assert.match(print('--abort-on-uncaught-exception', '-e', 'throw new Error("x")').signal, /^SIG(ABRT|TRAP)$/);
assert.strictEqual(print('--abort-on-uncaught-exception', '-e',
  'const d = require("domain").create(); d.on("error", () => {}); d.run(() => { throw 1; })').status, 0);
assert.match(print('--pending-deprecation', '-e', 'module.parent').stderr, /DEP0144/);
