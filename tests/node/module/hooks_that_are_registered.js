'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const url = (text) => `data:text/javascript,${encodeURIComponent(text)}`;
const hooks = url(`
  let prefix;
  export async function initialize(data) { prefix = data.prefix; }
  export async function resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('made:')) return { url: specifier, shortCircuit: true };
    return nextResolve(specifier);
  }
  export async function load(url, context, nextLoad) {
    if (!url.startsWith('made:')) return nextLoad(url);
    return { format: 'module', source: 'export default ' + JSON.stringify(prefix + url), shortCircuit: true };
  }`);
const program = `import { register } from 'node:module';
  register(${JSON.stringify(hooks)}, { parentURL: 'data:', data: { prefix: 'loaded ' } });
  console.log((await import('made:x')).default);
  console.log(typeof (await import('node:fs')).readFile);`;
const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
assert.strictEqual(stdout, 'loaded made:x\nfunction\n', stderr);

const loader = url(`export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  return url.endsWith('program') ? { format: 'module', source: 'console.log("by the loader")' } : loaded;
}`);
const entry = spawnSync(process.execPath, ['--no-warnings', '--experimental-loader', loader,
  '--input-type=module', '-e',
  `import ${JSON.stringify(url('//program'))}`], { encoding: 'utf8' });
assert.strictEqual(entry.stdout, 'by the loader\n', entry.stderr);
