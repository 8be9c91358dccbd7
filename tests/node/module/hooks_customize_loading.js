// mote only: Node 20 has no module.registerHooks
'use strict';
const assert = require('assert');
const { registerHooks } = require('module');

const seen = [];
const below = registerHooks({
  resolve(specifier, context, nextResolve) {
    seen.push([specifier, context.parentURL, context.conditions.includes('node')]);
    if (specifier.startsWith('made:')) return { url: specifier, shortCircuit: true };
    return nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    if (url === 'made:script') return { format: 'commonjs', source: 'exports.name = "script"', shortCircuit: true };
    if (url === 'made:module') {
      return { format: 'module', source: Buffer.from('export const name = "module"'), shortCircuit: true };
    }
    if (url === 'made:data') return { format: 'json', source: '{"name":"data"}', shortCircuit: true };
    if (url === 'made:nothing') return { format: 'commonjs', source: 5, shortCircuit: true };
    return nextLoad(url, context);
  },
});
// What was registered last is asked first.
const above = registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url);
    return typeof loaded.source === 'string'
      ? { ...loaded, source: loaded.source.replace('script', 'changed') } : loaded;
  },
});

assert.strictEqual(require('made:script').name, 'changed');
assert.strictEqual(require('made:module').name, 'module');
assert.deepStrictEqual(require('made:data'), { name: 'data' });
assert.strictEqual(seen[0][0], 'made:script');
assert.ok(seen[0][1].startsWith('file:///') && seen[0][2]);
assert.throws(() => require('made:nothing'), { code: 'ERR_INVALID_RETURN_PROPERTY_VALUE' });
assert.strictEqual(typeof require('zlib').gzip, 'function');

import('made:module').then(async (namespace) => {
  assert.strictEqual(namespace.name, 'module');
  below.deregister();
  above.deregister();
  assert.throws(() => require('made:script'), { code: 'MODULE_NOT_FOUND' });

  const broken = registerHooks({ resolve: () => ({ url: 'made:x' }) });
  assert.throws(() => require('anything'), /shortCircuit/);
  broken.deregister();
  const wrong = registerHooks({ resolve: () => ({ url: 1, shortCircuit: true }) });
  await assert.rejects(import('anything'), { code: 'ERR_INVALID_RETURN_PROPERTY_VALUE' });
  wrong.deregister();
  assert.throws(() => registerHooks({ load: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
});
