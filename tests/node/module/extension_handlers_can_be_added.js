'use strict';
const assert = require('assert');
const fs = require('fs');

assert.deepStrictEqual(Object.keys(require.extensions).slice(0, 3), ['.js', '.json', '.node']);
require.extensions['.text'] = (module, filename) => {
  module.exports = fs.readFileSync(filename, 'utf8').toUpperCase();
};
assert.strictEqual(require('./fixtures/hooks/thing.text'), 'SOME TEXT');
assert.strictEqual(require('./fixtures/hooks/thing'), 'SOME TEXT');

// The longest ending that is known counts.
require.extensions['.parts'] = () => assert.fail('the longer ending has a handler');
require.extensions['.two.parts'] = (module) => {
  module.exports = 'two';
};
assert.strictEqual(require('./fixtures/hooks/thing.two.parts'), 'two');

// As compilers do: change the text on its way to _compile.
const original = require.extensions['.js'];
require.extensions['.ts'] = (module, filename) => {
  const compile = module._compile;
  module._compile = function (code, name) {
    return compile.call(this, code.replace(/ as string/, ''), name);
  };
  original(module, filename);
};
assert.strictEqual(require('./fixtures/hooks/typed'), 'compiled');
