'use strict';
const assert = require('assert');
const at = './fixtures/esm/globals';

async function test() {
  await assert.rejects(import(`${at}/require.mjs`), {
    name: 'ReferenceError', message: 'require is not defined in ES module scope, you can use import instead',
  });
  await assert.rejects(import(`${at}/dirname.js`), (error) => {
    assert(error.message.startsWith('__dirname is not defined in ES module scope\nThis file is being ' +
      "treated as an ES module because it has a '.js' file extension and '"));
    return true;
  });
  assert.throws(() => require(`${at}/script.cjs`), {
    name: 'SyntaxError', message: 'Cannot use import statement outside a module',
  });
}
test();
