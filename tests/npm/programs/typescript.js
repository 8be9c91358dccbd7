'use strict';

const assert = require('assert');
const ts = require('typescript');

const source = 'enum Kind { A, B }\nexport const f = <T,>(x: T): Kind => x ? Kind.A : Kind.B;\n';
const { outputText } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020 },
});
const made = { exports: {} };
new Function('exports', 'module', outputText)(made.exports, made);
assert.strictEqual(made.exports.f(0), 1);
