'use strict';
// process.report tells of the process in the sections and fields that Node documents.
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const { report } = process;
const got = report.getReport(new TypeError('for the report'));
assert.strictEqual(got.header.nodejsVersion, process.version);
assert.strictEqual(got.header.processId, process.pid);
assert.strictEqual(got.header.cwd, process.cwd());
assert.deepStrictEqual(got.header.componentVersions, { ...process.versions });
assert.strictEqual(got.javascriptStack.message, 'TypeError: for the report');
assert.ok(got.javascriptStack.stack[0].startsWith('at '));
assert.strictEqual(typeof got.javascriptHeap.usedMemory, 'number');
assert.strictEqual(typeof got.resourceUsage.userCpuSeconds, 'number');
assert.ok(Array.isArray(got.libuv) && Array.isArray(got.sharedObjects) && Array.isArray(got.workers));
assert.strictEqual(got.environmentVariables.PATH, process.env.PATH);
const { soft } = got.userLimits.open_files;
assert.ok(soft === 'unlimited' || soft > 0);

for (const file of [null, 1, () => {}]) {
  assert.throws(() => report.writeReport(file), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => report.writeReport('x', 'y'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => { report.directory = 1; }, { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => { report.signal = 'NONE'; }, { code: 'ERR_UNKNOWN_SIGNAL' });

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
report.directory = directory;
report.compact = true;
assert.strictEqual(report.writeReport('by-name.json', new Error('written')), 'by-name.json');
const [line, rest] = fs.readFileSync(path.join(directory, 'by-name.json'), 'utf8').split('\n');
assert.strictEqual(rest, '');
assert.strictEqual(JSON.parse(line).javascriptStack.message, 'Error: written');

// An error that nobody catches, and a signal.
function run(flags, code) {
  fs.rmSync(directory, { recursive: true });
  fs.mkdirSync(directory);
  const child = spawnSync(process.execPath, [...flags, `--report-directory=${directory}`, '-e', code]);
  const [file, more] = fs.readdirSync(directory);
  assert.match(file, /^report\.\d{8}\.\d{6}\.\d+\.\d+\.\d{3}\.json$/);
  assert.strictEqual(more, undefined);
  return [child, JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'))];
}
const [failed, failure] = run(['--report-uncaught-exception'], 'throw new Error("nobody")');
assert.strictEqual(failed.status, 1);
assert.deepStrictEqual([failure.header.event, failure.header.trigger], ['Exception', 'Exception']);
const [told, signal] = run(['--report-on-signal', '--report-signal=SIGUSR1'],
  'const alive = setInterval(() => {}, 1000);' +
  'process.on("SIGUSR1", () => clearInterval(alive)); process.kill(process.pid, "SIGUSR1")');
assert.strictEqual(told.status, 0);
assert.deepStrictEqual([signal.header.event, signal.header.trigger], ['SIGUSR1', 'Signal']);
assert.strictEqual(signal.javascriptStack.message, '');
assert.strictEqual(report.getReport().javascriptStack.message, 'Error [ERR_SYNTHETIC]: JavaScript Callstack');
fs.rmSync(directory, { recursive: true });
