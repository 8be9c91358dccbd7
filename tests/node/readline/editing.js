'use strict';
// Editing a line on a terminal: cursor, words, deleting, yanking, undo.
const assert = require('assert');
const readline = require('readline');
const { Keyboard, Screen } = require('./_fake');

function terminal(options) {
  const input = new Keyboard();
  const output = new Screen(80);
  const rl = readline.createInterface({ input, output, terminal: true, prompt: '', ...options });
  const lines = [];
  rl.on('line', (line) => lines.push(line));
  return { input, output, rl, lines };
}

function type(text, ...keys) {
  const { rl, input } = terminal();
  input.write(text);
  for (const key of keys) rl.write(null, key);
  return [rl.line, rl.cursor];
}
const ctrl = (name) => ({ ctrl: true, name });
const meta = (name) => ({ meta: true, name });
const key = (name) => ({ name });

assert.deepStrictEqual(type('hello'), ['hello', 5]);
assert.deepStrictEqual(type('hello', ctrl('a')), ['hello', 0]);
assert.deepStrictEqual(type('hello', key('home'), ctrl('e')), ['hello', 5]);
assert.deepStrictEqual(type('hello', ctrl('b'), key('left'), ctrl('f')), ['hello', 4]);
assert.deepStrictEqual(type('a\u{1f600}b', key('left'), key('left')), ['a\u{1f600}b', 1]);
assert.deepStrictEqual(type('a\u{1f600}', key('backspace')), ['a', 1]);
assert.deepStrictEqual(type('hello', ctrl('h')), ['hell', 4]);
assert.deepStrictEqual(type('hello', ctrl('a'), ctrl('d')), ['ello', 0]);
assert.deepStrictEqual(type('hello', ctrl('a'), key('delete')), ['ello', 0]);
assert.deepStrictEqual(type('the quick fox', ctrl('left'), meta('b')), ['the quick fox', 4]);
assert.deepStrictEqual(type('the quick fox', ctrl('a'), ctrl('right'), meta('f')), ['the quick fox', 10]);
assert.deepStrictEqual(type('the quick fox', ctrl('w')), ['the quick ', 10]);
assert.deepStrictEqual(type('the quick fox', ctrl('a'), meta('d')), ['quick fox', 0]);
assert.deepStrictEqual(type('the quick fox', ctrl('left'), ctrl('u')), ['fox', 0]);
assert.deepStrictEqual(type('the quick fox', ctrl('a'), ctrl('right'), ctrl('k')), ['the ', 4]);
assert.deepStrictEqual(type('ab', ctrl('u'), ctrl('y'), ctrl('y')), ['abab', 4]);
assert.deepStrictEqual(type('ab', ctrl('u')), ['', 0]);

{
  const { rl, input } = terminal();
  input.write('one');
  rl.write(null, ctrl('u'));
  input.write('two');
  rl.write(null, ctrl('u'));
  rl.write(null, ctrl('y'));
  assert.strictEqual(rl.line, 'two');
  rl.write(null, meta('y'));
  assert.strictEqual(rl.line, 'one');
}
{
  const { rl, input } = terminal();
  input.write('the quick');
  rl.write(null, ctrl('w'));
  assert.strictEqual(rl.line, 'the ');
  input.write('\x1f');
  assert.strictEqual(rl.line, 'the quick');
  input.write('\x1e');
  assert.strictEqual(rl.line, 'the ');
}
{
  const { rl, input, lines } = terminal();
  input.write('a\rb\nc');
  assert.deepStrictEqual(lines, ['a', 'b']);
  assert.strictEqual(rl.line, 'c');
  rl.write('x\ny\nz');
  assert.deepStrictEqual(lines, ['a', 'b', 'cx', 'y']);
  input.end();
  assert.deepStrictEqual(lines, ['a', 'b', 'cx', 'y', 'z']);
}
{
  let interrupted = 0;
  const { rl } = terminal();
  rl.on('SIGINT', () => interrupted++);
  rl.write(null, ctrl('c'));
  assert.strictEqual(interrupted, 1);
  rl.removeAllListeners('SIGINT');
  rl.write(null, ctrl('c'));
  assert.strictEqual(rl.closed, true);
}
{
  const { rl } = terminal();
  let stopped = 0;
  rl.on('SIGTSTP', () => stopped++);
  rl.write(null, ctrl('z'));
  assert.strictEqual(stopped, 1);
  rl.write(null, ctrl('d'));
  assert.strictEqual(rl.closed, true);
}
