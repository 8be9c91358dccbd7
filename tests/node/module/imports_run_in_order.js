'use strict';
const assert = require('assert');

import('./fixtures/esm/order/main.mjs').then(() => {
  assert.deepStrictEqual(globalThis.order, ['setup', 'common', 'last', 'main with common']);
});
