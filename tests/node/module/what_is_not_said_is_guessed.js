'use strict';
// Warnings where a package or a file does not say what it is; errors that say where a URL leads.
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guessed-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

const run = (...args) => spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder });

write('node_modules/whole/package.json', '{ "type": "module", "main": "./index.js" }');
write('node_modules/guessed/package.json', '{ "type": "module" }');
write('node_modules/short/package.json', '{ "type": "module", "main": "./index" }');
for (const name of ['whole', 'guessed', 'short']) write(`node_modules/${name}/index.js`, 'export default 1');
for (const name of ['whole', 'guessed', 'short']) {
  const { stderr, status } = run('--input-type=module', '-e', `import "${name}"`);
  assert.strictEqual(status, 0);
  if (name === 'whole') assert.strictEqual(stderr, '');
  else assert.match(stderr, /\[DEP0151\]/);
}

const script = write('script.cjs', 'console.log(1);\nexport default 2;\n');
const { status, stderr } = run(script);
assert.strictEqual(status, 1);
assert.match(stderr, /Warning: (?:Failed|To) (?:to )?load (?:the|an) ES module.*\.mjs extension/s);
assert.match(stderr, /SyntaxError: Unexpected token 'export'/);

// Code that was made of a text imports from where the program is, wherever it was started.
write('part.mjs', 'export const part = "found";');
const program = write('program.js', `
  const load = new Function('name', 'return import(name)');
  load('./part.mjs').then(({ part }) => console.log(part));
`);
const elsewhere = spawnSync(process.execPath, [program], { encoding: 'utf8', cwd: os.tmpdir() });
assert.strictEqual(elsewhere.stdout, 'found\n');

assert.rejects(import('file://elsewhere/x.js'), { code: 'ERR_INVALID_FILE_URL_HOST', input: 'file://elsewhere/x.js' });
