'use strict';
// What is written to the terminal, and where the cursor is, with wide characters, tabs and long lines.
const assert = require('assert');
const readline = require('readline');
const { Keyboard, Screen } = require('./_fake');

function terminal(columns, options) {
  const input = new Keyboard();
  const output = new Screen(columns);
  return { input, output, rl: readline.createInterface({ input, output, terminal: true, ...options }) };
}

{
  const { input, output, rl } = terminal(80);
  rl.prompt();
  assert.strictEqual(output.take(), '\x1b[1G\x1b[0J> \x1b[3G');
  input.write('ab');
  assert.strictEqual(output.take(), 'ab');
  rl.write(null, { name: 'left' });
  assert.strictEqual(output.take(), '\x1b[1D');
  input.write('x');
  assert.strictEqual(output.take(), '\x1b[1G\x1b[0J> axb\x1b[5G');
  input.write('\r');
  assert.strictEqual(output.take(), '\x1b[1C\r\n');
  rl.write(null, { name: 'l', ctrl: true });
  assert.strictEqual(output.take(), '\x1b[1;1H\x1b[0J\x1b[1G\x1b[0J> \x1b[3G');
}
{
  const { input, output, rl } = terminal(10, { prompt: '' });
  input.write('0123456789');
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 0, rows: 1 });
  output.take();
  input.write('ab');
  rl.write(null, { name: 'home' });
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 0, rows: 0 });
  rl.write(null, { name: 'end' });
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 2, rows: 1 });
}
{
  const { input, rl } = terminal(80, { prompt: '' });
  input.write('\u3053\u3093');
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 4, rows: 0 });
  rl.setPrompt('\x1b[31mred\x1b[0m\n');
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 4, rows: 1 });
  rl.line = '\t';
  rl.cursor = 1;
  assert.deepStrictEqual(rl.getCursorPos(), { cols: 8, rows: 1 });
}
{
  const { output, rl } = terminal(80, { prompt: '$ ' });
  rl.question('Really? ', () => {});
  assert.strictEqual(output.take(), '\x1b[1G\x1b[0JReally? \x1b[9G');
  output.emit('resize');
  assert.strictEqual(output.take(), '\x1b[1G\x1b[0JReally? \x1b[9G');
  rl.close();
  assert.strictEqual(output.listenerCount('resize'), 0);
}
