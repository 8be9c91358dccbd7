'use strict';
// The map of system errors agrees with os.constants, on every processor, and stands in libuv's order.

const assert = require('assert');
const { constants } = require('os');
const util = require('util');

const map = util.getSystemErrorMap();
assert.deepStrictEqual([...map.values()].slice(0, 3).map(([name]) => name), ['E2BIG', 'EACCES', 'EADDRINUSE']);
assert.ok(map.size >= 84);
for (const [number, [name, message]] of map) {
  assert.ok(number < 0 && /^[A-Z0-9_]+$/.test(name) && message.length > 0, `${number} ${name}`);
  assert.strictEqual(util.getSystemErrorName(number), name);
  if (name in constants.errno) assert.strictEqual(constants.errno[name], -number, name);
}
assert.deepStrictEqual(map.get(-constants.errno.EADDRINUSE), ['EADDRINUSE', 'address already in use']);
assert.deepStrictEqual(map.get(-4095), ['EOF', 'end of file']);
assert.deepStrictEqual(map.get(-3008), ['EAI_NONAME', 'unknown node or service']);
