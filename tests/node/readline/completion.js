'use strict';
// The tab key: one completion, a common beginning, a list, errors; with callbacks and promises.
const assert = require('assert');
const readline = require('readline');
const { Keyboard, Screen } = require('./_fake');

const words = ['.help', '.error', '.exit', '.quit', '.q'];
const complete = (line) => [words.filter((word) => word.startsWith(line)), line];

function terminal(completer, create = readline.createInterface) {
  const input = new Keyboard();
  const output = new Screen(80);
  return { input, output, rl: create({ input, output, terminal: true, prompt: '', completer }) };
}

{
  const { input, output, rl } = terminal(complete);
  input.write('.h\t');
  assert.strictEqual(rl.line, '.help');
  rl.write(null, { ctrl: true, name: 'u' });
  input.write('.e');
  output.take();
  input.write('\t');
  assert.strictEqual(output.take(), '');
  input.write('\t');
  assert.strictEqual(output.take(), '\r\n.error  .exit\r\n\r\n\x1b[1G\x1b[0J.e\x1b[3G');
}
{
  const { input, rl } = terminal((line, callback) => setImmediate(callback, null, complete(line)));
  input.write('.he\t');
  assert.strictEqual(rl.paused, true);
  setImmediate(() => setImmediate(() => assert.strictEqual(rl.line, '.help')));
}
{
  const { input, output } = terminal((line, callback) => callback(new Error('none')));
  input.write('a\t');
  assert.match(output.take(), /^aTab completion error: Error: none/);
}
{
  const { input, rl } = terminal(undefined);
  input.write('a\tb');
  assert.strictEqual(rl.line, 'a\tb');
}
{
  const { input, rl } = terminal(async (line) => complete(line), readline.promises.createInterface);
  input.write('.he\t');
  setImmediate(() => assert.strictEqual(rl.line, '.help'));
  const failing = terminal(async () => { throw new Error('lost'); }, readline.promises.createInterface);
  failing.input.write('a\t');
  setImmediate(() => assert.match(failing.output.take(), /Tab completion error: Error: lost/));
}
// Pasted text with a tab inside is text.
{
  const { input, rl } = terminal(complete);
  input.write('.he\tx');
  assert.strictEqual(rl.line, '.he\tx');
}
