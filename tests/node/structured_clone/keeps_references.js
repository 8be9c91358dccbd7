'use strict';
// What is referred to twice is copied once; cycles stay cycles.

const assert = require('assert');

const cycle = {};
cycle.self = cycle;
const copy = structuredClone(cycle);
assert.strictEqual(copy.self, copy);
assert.notStrictEqual(copy, cycle);

const map = new Map();
map.set(map, [map]);
const mapCopy = structuredClone(map);
assert.deepStrictEqual([...mapCopy.keys()], [mapCopy]);
assert.strictEqual(mapCopy.get(mapCopy)[0], mapCopy);

const shared = {};
const [first, second] = structuredClone([shared, shared]);
assert.strictEqual(first, second);

const buffer = new ArrayBuffer(4);
const views = structuredClone({ a: new Uint8Array(buffer), b: new Uint16Array(buffer), buffer });
assert.strictEqual(views.a.buffer, views.b.buffer);
assert.strictEqual(views.a.buffer, views.buffer);
assert.notStrictEqual(views.buffer, buffer);
