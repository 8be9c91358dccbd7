// mote only: Node 20's message is without the hint
'use strict';
const assert = require('assert');

async function test() {
  await assert.rejects(import('./fixtures/paths/plain'), {
    code: 'ERR_MODULE_NOT_FOUND',
    message: `Cannot find module '${__dirname}/fixtures/paths/plain' imported from ${__filename}\n` +
      'Did you mean to import "./fixtures/paths/plain.js"?',
  });
  await assert.rejects(import('./fixtures/paths'), {
    code: 'ERR_UNSUPPORTED_DIR_IMPORT', message: /Did you mean to import "\.\/fixtures\/paths\/index\.js"\?$/,
  });
  await assert.rejects(import(`file://${__dirname}/fixtures/paths`), {
    code: 'ERR_UNSUPPORTED_DIR_IMPORT', message: /Did you mean to import ".*\/fixtures\/paths\/index\.js"\?$/,
  });
}
test();
