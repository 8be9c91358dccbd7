'use strict';
// The class: context, commands of the program's own, completion, recoverable errors.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

const output = new PassThrough();
let text = '';
output.setEncoding('utf8').on('data', (data) => { text += data; });
const server = repl.start({ input: new PassThrough(), output, terminal: false });
assert.ok(server instanceof repl.REPLServer);
assert.ok(server instanceof require('readline').Interface);
server.context.given = 7;
server.defineCommand('hello', { help: 'Says hello', action(name) { this.output.write(`hello ${name}\n`); } });
server.write('given + 1\n');
server.write('.hello you\n');
assert.throws(() => server.defineCommand('bad', {}), { code: 'ERR_INVALID_ARG_TYPE' });
server.completer('giv', (error, [found, on]) => {
  assert.strictEqual(error, null);
  assert.ok(found.includes('given'));
  assert.strictEqual(on, 'giv');
});
server.completer('.he', (error, [found]) => assert.ok(found.includes('help')));
const inner = new SyntaxError('unfinished');
assert.strictEqual(new repl.Recoverable(inner).err, inner);
assert.ok(repl.builtinModules.includes('fs'));
assert.throws(() => repl.start({ breakEvalOnSigint: true, eval() {} }), { code: 'ERR_INVALID_REPL_EVAL_CONFIG' });
let reset = 0;
server.on('reset', (context) => {
  assert.strictEqual(context, server.context);
  reset++;
});
server.write('.clear\n');
setImmediate(() => {
  assert.strictEqual(text, '> 8\n> hello you\nClearing context...\n> ');
  assert.strictEqual(reset, 1);
  assert.strictEqual(server.context.given, undefined);
  server.close();
});
