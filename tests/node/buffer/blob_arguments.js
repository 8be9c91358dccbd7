'use strict';
// A Blob's arguments are read in the order of Web IDL: the parts, then the options by their names.

const assert = require('assert');

const log = [];
const part = { toString() { log.push('part'); return 'a\r\nb'; } };
const options = {
  get type() { log.push('type'); return 'text/plain'; },
  get endings() { log.push('endings'); return 'native'; },
};
const blob = new Blob([part, new Blob(['c'])], options);
assert.deepStrictEqual([...log].sort(), ['endings', 'part', 'type']);
if (process.versions.quickjs) assert.deepStrictEqual(log, ['part', 'endings', 'type']);
blob.text().then((text) => assert.strictEqual(text, 'a\nbc'));
assert.throws(() => new Blob('text'), { code: 'ERR_INVALID_ARG_TYPE' });
