'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), 'contents');
const calls = [];
const own = {};
for (const name of ['open', 'read', 'write', 'close']) {
  own[name] = (...args) => {
    calls.push(name);
    fs[name](...args);
  };
}
fs.createReadStream(at('f'), { fs: own }).on('close', () => {
  assert.deepStrictEqual(calls, ['open', 'read', 'read', 'close']);
  calls.length = 0;
  fs.createWriteStream(at('g'), { fs: own }).on('close', () => {
    assert.deepStrictEqual(calls, ['open', 'write', 'close']);
    assert.strictEqual(fs.readFileSync(at('g'), 'utf8'), 'x');
  }).end('x');
}).resume();
assert.throws(() => fs.createReadStream(at('f'), { fs: {} }), {
  message: 'The "options.fs.open" property must be of type function. Received undefined',
});

// The constructors serve as mixins, with an `open` in place of their own (graceful-fs does so).
function Mine(...args) {
  fs.ReadStream.apply(this, args);
}
Object.setPrototypeOf(Mine.prototype, fs.ReadStream.prototype);
Mine.prototype.open = function () {
  fs.open(this.path, this.flags, this.mode, (error, fd) => {
    this.fd = fd;
    this.emit('open', fd);
    this.read();
  });
};
let text = '';
new Mine(at('f')).on('data', (chunk) => { text += chunk; }).on('end', () => {
  assert.strictEqual(text, 'contents');
});
assert.ok(fs.ReadStream(at('f')).on('error', () => {}).resume() instanceof fs.ReadStream);
