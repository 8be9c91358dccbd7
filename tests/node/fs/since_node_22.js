// mote only
'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { fileURLToPathBuffer, pathToFileURL } = require('url');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));

const name = Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x82, 0xa0])]);
fs.writeFileSync(name, 'x');
const url = new URL('%82%A0', pathToFileURL(`${dir}/`));
assert.deepStrictEqual(fileURLToPathBuffer(url), name);
assert.strictEqual(fs.readFileSync(fileURLToPathBuffer(url), 'utf8'), 'x');
assert.throws(() => fs.readFileSync(url), URIError);
assert.throws(() => fileURLToPathBuffer('file:///a%2fb'), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.strictEqual(String(fileURLToPathBuffer('file:///C:/a%20b', { windows: true })), 'C:\\a b');

const handle = fs.opendirSync(dir);
handle[Symbol.dispose]();
handle[Symbol.dispose]();
assert.throws(() => handle.readSync(), { code: 'ERR_DIR_CLOSED' });

const warnings = [];
process.on('warning', (warning) => warnings.push(warning.code));
assert.ok(fs.statSync(dir) instanceof fs.Stats);
assert.strictEqual(new fs.Stats(1, 2).mode, 2);
const fd = fs.openSync(path.join(dir, 'f'), 'w+');
fs.truncateSync(fd, 5);
fs.truncateSync(fd, 7);
assert.strictEqual(fs.fstatSync(fd).size, 7);
fs.closeSync(fd);

const again = fs.openSync(path.join(dir, 'f'));
assert.strictEqual(fs.readSync(again, Buffer.alloc(3), 0, 3, 2n ** 63n - 4n), 0);
assert.throws(() => fs.readSync(again, Buffer.alloc(3), 0, 3, 2n ** 63n - 3n), { code: 'ERR_OUT_OF_RANGE' });
fs.closeSync(again);
assert.throws(() => fs.fstat(Symbol('fd'), () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.Dir.prototype.path, { code: 'ERR_INVALID_THIS' });
fs.mkdirSync(path.join(dir, 'from'));
fs.mkdirSync(path.join(dir, 'to'));
assert.throws(() => {
  fs.cpSync(path.join(dir, 'from'), path.join(dir, 'to'), { recursive: true, errorOnExist: true, force: false });
}, { code: 'ERR_FS_CP_EEXIST' });

async function givenAway() {
  const file = await fs.promises.open(path.join(dir, 'f'));
  const { port1, port2 } = new MessageChannel();
  const inUse = file.stat();
  assert.throws(() => port1.postMessage(file, [file]), { name: 'DataCloneError' });
  await inUse;
  port1.postMessage(file, [file]);
  assert.strictEqual(file.fd, -1);
  const moved = await new Promise((resolve) => port2.once('message', resolve));
  assert.strictEqual((await moved.stat()).size, 7);
  await moved.close();
  port1.close();
}

let done = false;
givenAway().then(() => { done = true; });
process.on('exit', () => {
  assert.ok(done);
  assert.deepStrictEqual(warnings, ['DEP0180', 'DEP0081']);
});
