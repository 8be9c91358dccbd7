'use strict';
const assert = require('assert');
const Module = require('module');

assert.strictEqual(require('node:path'), require('path'));
assert.strictEqual(require('module'), Module);
assert(Module.isBuiltin('fs') && Module.isBuiltin('node:fs') && Module.isBuiltin('fs/promises'));
assert(!Module.isBuiltin('express') && !Module.isBuiltin('internal/errors') && !Module.isBuiltin('./fs'));
assert(!Module.isBuiltin(undefined) && !Module.isBuiltin(''));
for (const name of ['assert', 'events', 'fs', 'fs/promises', 'path', 'stream', 'url', 'util', 'module']) {
  assert(Module.builtinModules.includes(name), name);
}
assert(!Module.builtinModules.some((name) => name.startsWith('internal/')));
assert.throws(() => require('internal/errors'), { code: 'MODULE_NOT_FOUND' });
