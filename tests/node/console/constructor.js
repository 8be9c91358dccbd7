'use strict';
// new Console checks its streams and options; Console works without new and can be extended.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const stream = new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });

for (const wrong of [undefined, null, {}, 5, { stdout: {} }, { stdout: stream, stderr: {} }]) {
  assert.throws(() => new Console(wrong), { name: 'TypeError', code: 'ERR_CONSOLE_WRITABLE_STREAM' });
}
assert.throws(() => new Console({ stdout: stream, colorMode: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new Console({ stdout: stream, inspectOptions: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new Console({ stdout: stream, colorMode: true, inspectOptions: { colors: true } }),
  { code: 'ERR_INCOMPATIBLE_OPTION_PAIR' });
assert.throws(() => new Console({ stdout: stream, groupIndentation: 1001 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => new Console({ stdout: stream, groupIndentation: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });

const plain = Console(stream);
plain.log('without new');
plain.error('same stream');
assert.strictEqual(text, 'without new\nsame stream\n');
assert.ok(plain instanceof Console && console instanceof Console);
assert.strictEqual(console.Console, Console);
assert.strictEqual(Object.prototype.toString.call(console), '[object console]');

class Loud extends Console {
  constructor() {
    super(stream);
  }

  shout(words) {
    this.log(words.toUpperCase());
  }
}
text = '';
new Loud().shout('loud');
assert.strictEqual(text, 'LOUD\n');

text = '';
new Console({ stdout: stream, colorMode: true }).log(1);
new Console({ stdout: stream, inspectOptions: { depth: 0 } }).log({ a: { b: 1 } });
new Console({ stdout: stream }).dir({ a: { b: { c: {} } } }, { depth: 0 });
assert.strictEqual(text, '\x1b[33m1\x1b[39m\n{ a: [Object] }\n{ a: [Object] }\n');
