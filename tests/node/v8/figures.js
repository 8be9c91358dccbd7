'use strict';
// Figures of the heap have V8's names; flags are taken; there is no snapshot being built.
const assert = require('assert');
const v8 = require('v8');

const heap = v8.getHeapStatistics();
for (const key of ['total_heap_size', 'used_heap_size', 'heap_size_limit', 'total_available_size',
  'malloced_memory', 'number_of_native_contexts']) {
  assert.ok(heap[key] > 0, key);
}
assert.ok(heap.used_heap_size <= heap.total_heap_size);
assert.ok(v8.getHeapSpaceStatistics().every((space) => typeof space.space_name === 'string'));
assert.strictEqual(typeof v8.getHeapCodeStatistics().bytecode_and_metadata_size, 'number');
assert.strictEqual(v8.setFlagsFromString('--no-opt'), undefined);
assert.throws(() => v8.setFlagsFromString(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.ok(!v8.startupSnapshot.isBuildingSnapshot());
assert.throws(() => v8.startupSnapshot.addSerializeCallback(() => {}), { code: 'ERR_NOT_BUILDING_SNAPSHOT' });
assert.ok(Number.isInteger(v8.cachedDataVersionTag()));
