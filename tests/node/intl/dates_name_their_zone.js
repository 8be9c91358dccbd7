'use strict';
// The text of a date ends with the name of its zone, which programs take out of the brackets.
const assert = require('assert');
const { execFileSync } = require('child_process');

const code = 'const date = new Date(1523709296000);' +
  'console.log(JSON.stringify([date.toString(), date.toTimeString(), `${date}`, `${new Date(NaN)}`]))';

function shown(zone) {
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { env: { ...process.env, TZ: zone } }));
}

const utc = 'Sat Apr 14 2018 12:34:56 GMT+0000 (Coordinated Universal Time)';
assert.deepStrictEqual(shown('UTC'), [utc, utc.slice(16), utc, 'Invalid Date']);
assert.strictEqual(new Date(utc).getTime(), 1523709296000);

const rule = shown('CET-1CEST,M3.5.0,M10.5.0/3')[0];
assert.match(rule, /^Sat Apr 14 2018 \d\d:34:56 GMT\+0\d00 \(.+\)$/);
assert.throws(() => Date.prototype.toString.call({}), TypeError);
