'use strict';
// Hooks of module.register() may bring URLs of a scheme of their own, answer thenables, and are named in errors.
const assert = require('assert');
const { spawnSync } = require('child_process');

const data = (code) => `data:text/javascript,${encodeURIComponent(code)}`;

function run(hooks, program) {
  const start = `import { register } from 'node:module';
    for (const each of ${JSON.stringify(hooks.map(data))}) register(each);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--import', data(start),
    '--input-type=module', '-e', program], { encoding: 'utf8' });
  return stdout + stderr;
}

const ownScheme = `export function load(url, context, nextLoad) {
  if (url === 'mine://a/main.mjs') {
    return { format: 'module', shortCircuit: true, source: 'export { default } from "./part.mjs"' };
  }
  if (url === 'mine://a/part.mjs') {
    return { format: 'module', shortCircuit: true, source: 'export default 6 * 7' };
  }
  return nextLoad(url, context);
}`;
assert.strictEqual(run([ownScheme], 'import n from "mine://a/main.mjs"; console.log(n)'), '42\n');

const thenable = `export function load(url, context, nextLoad) {
  let asked = 0;
  return { get then() {
    if (asked++ > 0) throw new Error('asked twice');
    return (resolve) => resolve(nextLoad(url, context));
  } };
}`;
assert.strictEqual(run([thenable], 'import "node:fs"; import("data:text/javascript,console.log(1)")'), '1\n');

const wrongs = [
  ['export function resolve(specifier, context, next) { return { url: "x:y", format: true, shortCircuit: true }; }',
    /ERR_INVALID_RETURN_PROPERTY_VALUE.*"format".*data:.*'resolve'/s],
  ['export function resolve(specifier, context, next) { return { url: "no url", shortCircuit: true }; }',
    /ERR_INVALID_RETURN_PROPERTY_VALUE.*"url"/s],
  ['export function load(url, context, next) { return next("no url"); }',
    /ERR_INVALID_ARG_VALUE.*'load' hook's nextLoad\(\) url/s],
  ['export function resolve(specifier, context, next) { return { url: "x:y" }; }',
    /ERR_LOADER_CHAIN_INCOMPLETE.*data:.*'resolve'/s],
];
for (const [hook, error] of wrongs) assert.match(run([hook], 'await import("x:y")'), error);
