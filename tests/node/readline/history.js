'use strict';
// The history: size, duplicates, search by beginning, the event.
const assert = require('assert');
const readline = require('readline');
const { Keyboard, Screen } = require('./_fake');

function terminal(options) {
  const input = new Keyboard();
  const rl = readline.createInterface({ input, output: new Screen(80), terminal: true, ...options });
  return { input, rl, up: () => rl.write(null, { name: 'up' }), down: () => rl.write(null, { name: 'down' }) };
}

{
  const { input, rl, up, down } = terminal();
  input.write('bar\rbark\rbark\r  \rfoo\r');
  assert.deepStrictEqual(rl.history, ['foo', 'bark', 'bar']);
  up();
  assert.strictEqual(rl.line, 'foo');
  up();
  up();
  up();
  assert.strictEqual(rl.line, '');
  down();
  assert.strictEqual(rl.line, 'bar');
  down();
  down();
  down();
  assert.strictEqual(rl.line, '');
  input.write('ba');
  up();
  assert.strictEqual(rl.line, 'bark');
  up();
  assert.strictEqual(rl.line, 'bar');
  rl.write(null, { name: 'p', ctrl: true });
}
{
  const { input, rl } = terminal({ historySize: 2 });
  input.write('a\rb\rc\r');
  assert.deepStrictEqual(rl.history, ['c', 'b']);
}
{
  const { input, rl } = terminal({ historySize: 0 });
  input.write('a\r');
  assert.deepStrictEqual(rl.history, []);
}
{
  const { input, rl } = terminal({ removeHistoryDuplicates: true });
  input.write('a\rb\ra\r');
  assert.deepStrictEqual(rl.history, ['a', 'b']);
}
{
  const { input, rl } = terminal({ history: ['old'] });
  const seen = [];
  rl.on('history', (history) => seen.push(history.slice()));
  input.write('new\r');
  assert.deepStrictEqual(seen, [['new', 'old']]);
}
