import assert from 'node:assert';
import * as prettier from 'prettier';

assert.strictEqual(
  await prettier.format('const a={b:1,c:[1,2]}', { parser: 'babel' }),
  'const a = { b: 1, c: [1, 2] };\n',
);
assert.strictEqual(await prettier.format('a:   [1,2]', { parser: 'yaml' }), 'a: [1, 2]\n');
