'use strict';

const assert = require('assert');
const semver = require('semver');

assert.ok(semver.satisfies('1.2.9', '^1.2.3 || >3 <4'));
assert.ok(!semver.satisfies('1.3.0-beta', '^1.2.3'));
assert.deepStrictEqual(semver.sort(['1.10.0', '1.2.0', '1.2.0-rc.1']), ['1.2.0-rc.1', '1.2.0', '1.10.0']);
assert.strictEqual(semver.inc('1.2.3', 'preminor', 'x'), '1.3.0-x.0');
assert.strictEqual(semver.valid('not'), null);
assert.strictEqual(semver.minVersion('>=1.0.0 <2').version, '1.0.0');
