'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');

assert.ok(os.uptime() > 0);
assert.ok(Math.abs(os.uptime() - Number.parseFloat(fs.readFileSync('/proc/uptime', 'utf8'))) < 60);
const load = os.loadavg();
assert.strictEqual(load.length, 3);
assert.ok(load.every((n) => typeof n === 'number' && n >= 0));
const total = Number(/MemTotal:\s+(\d+)/.exec(fs.readFileSync('/proc/meminfo', 'utf8'))[1]) * 1024;
assert.strictEqual(os.totalmem(), total);
assert.ok(os.freemem() > 0 && os.freemem() <= total);

const cpus = os.cpus();
assert.ok(cpus.length >= 1);
for (const cpu of cpus) {
  assert.deepStrictEqual(Object.keys(cpu), ['model', 'speed', 'times']);
  assert.strictEqual(typeof cpu.model, 'string');
  assert.ok(Number.isInteger(cpu.speed));
  assert.deepStrictEqual(Object.keys(cpu.times), ['user', 'nice', 'sys', 'idle', 'irq']);
  assert.ok(Object.values(cpu.times).every((n) => Number.isInteger(n) && n % 10 === 0));
}
