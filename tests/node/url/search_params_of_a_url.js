'use strict';
// A URL and its searchParams are two views of one query.
const assert = require('assert');

const url = new URL('http://h/?a=1&b=x+y#f');
const params = url.searchParams;
assert.strictEqual(url.searchParams, params);
assert.strictEqual(params.get('b'), 'x y');
params.append('c', 'd e');
assert.strictEqual(url.href, 'http://h/?a=1&b=x+y&c=d+e#f');
params.delete('a');
params.delete('b');
params.delete('c');
assert.strictEqual(url.href, 'http://h/#f');
url.search = '?z=1';
assert.strictEqual(params.get('z'), '1');
params.set('z', '2');
assert.strictEqual(url.search, '?z=2');
url.href = 'http://g/?n=%20';
assert.deepStrictEqual([...params], [['n', ' ']]);
params.sort();
assert.strictEqual(url.href, 'http://g/?n=+');
