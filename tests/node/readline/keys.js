'use strict';
// Escape sequences of several kinds of terminal are told apart, also when they come in pieces.
const assert = require('assert');
const { emitKeypressEvents } = require('readline');
const { Keyboard } = require('./_fake');

function keysOf(...pieces) {
  const input = new Keyboard();
  const keys = [];
  emitKeypressEvents(input);
  input.on('keypress', (text, key) => keys.push([text, key]));
  for (const piece of pieces) input.write(Buffer.from(piece));
  return keys;
}

function one(...pieces) {
  const keys = keysOf(...pieces);
  assert.strictEqual(keys.length, 1);
  return keys[0][1];
}

const plain = { ctrl: false, meta: false, shift: false };
assert.deepStrictEqual(keysOf('a'), [['a', { sequence: 'a', name: 'a', ...plain }]]);
assert.deepStrictEqual(one('A'), { sequence: 'A', name: 'a', ...plain, shift: true });
assert.deepStrictEqual(one('\x03'), { sequence: '\x03', name: 'c', ...plain, ctrl: true });
assert.deepStrictEqual(one('\r'), { sequence: '\r', name: 'return', ...plain });
assert.deepStrictEqual(one('\n'), { sequence: '\n', name: 'enter', ...plain });
assert.deepStrictEqual(one('\x1bb'), { sequence: '\x1bb', name: 'b', ...plain, meta: true });
assert.deepStrictEqual(one('\x1b[A'), { sequence: '\x1b[A', name: 'up', ...plain, code: '[A' });
assert.deepStrictEqual(one('\x1b', '[', 'A'), { sequence: '\x1b[A', name: 'up', ...plain, code: '[A' });
assert.deepStrictEqual(one('\x1bOA').name, 'up');
assert.deepStrictEqual(one('\x1b[1;5D'), { sequence: '\x1b[1;5D', name: 'left', ...plain, ctrl: true, code: '[D' });
assert.deepStrictEqual(one('\x1b[1;2C').shift, true);
assert.deepStrictEqual(one('\x1b[3~').name, 'delete');
assert.deepStrictEqual(one('\x1b[3^'), { sequence: '\x1b[3^', name: 'delete', ...plain, ctrl: true, code: '[3^' });
assert.deepStrictEqual(one('\x1b[Z'), { sequence: '\x1b[Z', name: 'tab', ...plain, shift: true, code: '[Z' });
assert.deepStrictEqual(one('\x1b[[5~').name, 'pageup');
assert.deepStrictEqual(one('\x1b[24~').name, 'f12');
assert.deepStrictEqual(one('\x1b[15;3~'), { sequence: '\x1b[15;3~', name: 'f5', ...plain, meta: true, code: '[15~' });
assert.deepStrictEqual(one('\x1b[200~').name, 'paste-start');
assert.deepStrictEqual(one('\x1b[9x').name, 'undefined');
assert.deepStrictEqual(keysOf('\u{1f600}')[0][0], '\u{1f600}');
assert.deepStrictEqual(keysOf('ab\x1b[Bc').map(([, key]) => key.name), ['a', 'b', 'down', 'c']);
assert.strictEqual(keysOf('\x1b[A')[0][0], undefined);

// Nobody looks: nothing is read until somebody does.
const input = new Keyboard();
emitKeypressEvents(input);
assert.strictEqual(input.listenerCount('data'), 0);
input.on('keypress', () => {});
assert.strictEqual(input.listenerCount('data'), 1);
input.removeAllListeners('keypress');
input.write('x');
assert.strictEqual(input.listenerCount('data'), 0);

// Escape alone is a key after some silence.
const waiting = new Keyboard();
emitKeypressEvents(waiting, { escapeCodeTimeout: 5 });
waiting.on('keypress', (text, key) => {
  assert.strictEqual(text, undefined);
  assert.deepStrictEqual(key, { sequence: '\x1b', name: 'escape', ...plain, meta: true });
});
waiting.write('\x1b');
