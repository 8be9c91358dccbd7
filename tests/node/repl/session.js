'use strict';
// A session over streams: values, _, errors, statements of several lines, commands.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

function session(lines, options) {
  return new Promise((resolve) => {
    const input = new PassThrough();
    const output = new PassThrough();
    let text = '';
    output.setEncoding('utf8').on('data', (data) => { text += data; });
    const server = repl.start({ input, output, prompt: '> ', terminal: false, ...options });
    server.on('exit', () => setImmediate(() => resolve(text)));
    input.end(`${lines.join('\n')}\n`);
  });
}

(async () => {
  assert.strictEqual(await session(['1 + 1', '_ * 2', '[1, _]']), '> 2\n> 4\n> [ 1, 4 ]\n> ');
  assert.strictEqual(await session(['{ a: 1 }', '"a\\nb"', 'undefined']), "> { a: 1 }\n> 'a\\nb'\n> undefined\n> ");
  assert.strictEqual(await session(['let z = 5', 'z + 1', 'var y = z', 'y']), '> undefined\n> 6\n> undefined\n> 5\n> ');
  assert.strictEqual(await session(['throw new Error("x")', 'throw "str"', '_error']),
    "> Uncaught Error: x\n> Uncaught 'str'\n> 'str'\n> ");
  assert.match(await session(['nowhere']), /^> Uncaught ReferenceError: /);
  assert.match(await session(['var x = ;', '1']), /Uncaught SyntaxError: [^]*> 1\n> $/);
  assert.strictEqual(await session(['function g(a) {', 'return a', '}', 'g(3)']), '> ... ... undefined\n> 3\n> ');
  assert.strictEqual(await session(['`a', 'b`', '[1,', '2]', '/* c', '*/ 4']),
    "> ... 'a\\nb'\n> ... [ 1, 2 ]\n> ... 4\n> ");
  assert.strictEqual(await session(['if (true) {', '.break', '2']), '> ... > 2\n> ');
  assert.strictEqual(await session(['.nothing', '.5']), '> Invalid REPL keyword\n> 0.5\n> ');
  assert.match(await session(['.help']), /\.break {3}Sometimes you get stuck, this gets you out\n[^]*\.exit {4}Exit the REPL/);
  assert.strictEqual(await session(['1', '.exit']), '> 1\n> ');
  assert.strictEqual(await session(['undefined', '3'], { ignoreUndefined: true }), '> > 3\n> ');
  assert.strictEqual(await session(['typeof require, typeof os.EOL, typeof module']), "> 'object'\n> ");
  assert.strictEqual(await session(['_ = 5', '_']), '> Expression assignment to _ now disabled.\n5\n> 5\n> ');
  assert.strictEqual(await session(['x'], { eval: (code, context, file, callback) => callback(null, code.trim() + '!') }),
    "> 'x!'\n> ");
  assert.strictEqual(await session(['x'], { writer: (value) => `<${value}>`, eval: (c, x, f, cb) => cb(null, 1) }),
    '> <1>\n> ');
})();
