'use strict';
// Flags that programs are started with, from the command line and from NODE_OPTIONS.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mote-flags-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const file = (name, text) => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

function run(args, env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', ...env } });
  return { status, out: stdout, err: stderr };
}
const out = (...args) => run(args).out.trim();

// What makes no sense.
for (const [args, message] of [[['--bogus'], 'bad option: --bogus'], [['--no-bogus'], 'bad option: --no-bogus'],
  [['--require'], '--require requires an argument'], [['--env-file=nope', 'x.js'], 'nope: not found'],
  [['--unhandled-rejections=x', 'x.js'], 'invalid value for --unhandled-rejections']]) {
  const { status, err } = run(args);
  assert.strictEqual(status, 9, message);
  assert.ok(err.includes(`: ${message}`), err);
}
assert.match(run(['-p', '1'], { NODE_OPTIONS: '--bogus' }).err, /: --bogus is not allowed in NODE_OPTIONS/);
assert.strictEqual(run(['-p', '1'], { NODE_OPTIONS: '-e 1' }).status, 9);

// What V8 would take.
assert.strictEqual(out('--max-old-space-size=100', '--harmony', '--stack-trace-limit=3', '-p', 'Error.stackTraceLimit'), '3');
assert.strictEqual(out('--expose-gc', '-p', 'typeof gc'), 'function');

// Warnings.
const warn = "process.emitWarning('careful'); process.emitWarning('old', 'DeprecationWarning', 'DEP1')";
assert.match(run(['-e', warn]).err, /Warning: careful[^]*\[DEP1\] DeprecationWarning: old/);
assert.strictEqual(run(['--no-warnings', '-e', warn]).err, '');
assert.strictEqual(run(['-e', warn], { NODE_OPTIONS: '--no-warnings' }).err, '');
assert.doesNotMatch(run(['--no-deprecation', '-e', warn]).err, /old/);
assert.match(run(['--trace-warnings', '-e', warn]).err, /Warning: careful\n +at /);
assert.strictEqual(run(['--throw-deprecation', '-e', warn]).status, 1);
assert.strictEqual(out('--no-warnings', '-p', 'process.execArgv[0]'), '--no-warnings');

// Rejections.
const reject = "Promise.reject(new Error('lost')); setTimeout(() => console.log('on'), 1)";
assert.strictEqual(run(['-e', reject]).status, 1);
for (const [mode, status, text] of [['none', 0, ''], ['warn', 0, 'UnhandledPromiseRejectionWarning'],
  ['strict', 1, 'Error: lost'], ['throw', 1, 'Error: lost'], ['warn-with-error-code', 1, 'UnhandledPromise']]) {
  const ended = run([`--unhandled-rejections=${mode}`, '-e', reject]);
  assert.strictEqual(ended.status, status, mode);
  assert.ok(text === '' ? ended.err === '' : ended.err.includes(text), mode);
}

// What comes before the program.
file('first.js', 'globalThis.first = 1');
file('second.mjs', 'globalThis.second = await globalThis.first + 1');
assert.strictEqual(out('-r', './first.js', '--import', './second.mjs', '-p', 'first + second'), '3');
const program = file('program.js', 'console.log(process.env.FROM_FILE, process.argv.slice(2).join())');
file('some.env', 'FROM_FILE="a b"\n# comment\n');
assert.strictEqual(out('--env-file=some.env', program, '--x'), 'a b --x');

// Syntax.
const bad = file('bad.js', 'let x = ;');
assert.strictEqual(run(['--check', bad]).status, 1);
assert.match(run(['-c', bad]).err, /SyntaxError/);
assert.deepStrictEqual(run(['--check', program]), { status: 0, out: '', err: '' });
assert.strictEqual(run(['--check', '-e', '1']).status, 9);

// Texts.
assert.strictEqual(out('--input-type=module', '-e', 'console.log(typeof import.meta, await 1)'), 'object 1');
assert.strictEqual(out('-p', 'process.allowedNodeEnvironmentFlags.has("--no-warnings")'), 'true');
