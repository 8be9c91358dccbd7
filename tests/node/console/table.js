'use strict';
// console.table draws rows of properties; what is no table is logged.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const stream = new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });
const console_ = new Console(stream);

function draws(args, expected) {
  text = '';
  console_.table(...args);
  assert.strictEqual(text, `${expected}\n`);
}

draws([[[1, 2], [3, 4]]], `
┌─────────┬───┬───┐
│ (index) │ 0 │ 1 │
├─────────┼───┼───┤
│ 0       │ 1 │ 2 │
│ 1       │ 3 │ 4 │
└─────────┴───┴───┘`.slice(1));
draws([[{ a: 1, b: 'x' }, { a: 3, c: { d: 1 } }]], `
┌─────────┬───┬─────┬──────────┐
│ (index) │ a │ b   │ c        │
├─────────┼───┼─────┼──────────┤
│ 0       │ 1 │ 'x' │          │
│ 1       │ 3 │     │ { d: 1 } │
└─────────┴───┴─────┴──────────┘`.slice(1));
draws([[{ a: 1, b: 2 }], ['b', 'z']], `
┌─────────┬───┬───┐
│ (index) │ b │ z │
├─────────┼───┼───┤
│ 0       │ 2 │   │
└─────────┴───┴───┘`.slice(1));
draws([{ first: { n: 1 }, second: 'x' }], `
┌─────────┬───┬────────┐
│ (index) │ n │ Values │
├─────────┼───┼────────┤
│ first   │ 1 │        │
│ second  │   │ 'x'    │
└─────────┴───┴────────┘`.slice(1));
draws([new Map([['a', 1], ['b', { x: 1 }]])], `
┌───────────────────┬─────┬──────────┐
│ (iteration index) │ Key │ Values   │
├───────────────────┼─────┼──────────┤
│ 0                 │ 'a' │ 1        │
│ 1                 │ 'b' │ { x: 1 } │
└───────────────────┴─────┴──────────┘`.slice(1));
draws([new Set([1])], `
┌───────────────────┬────────┐
│ (iteration index) │ Values │
├───────────────────┼────────┤
│ 0                 │ 1      │
└───────────────────┴────────┘`.slice(1));
draws([[]], `
┌─────────┐
│ (index) │
├─────────┤
└─────────┘`.slice(1));
draws([[{ a: '漢字', b: 'é' }]], `
┌─────────┬────────┬─────┐
│ (index) │ a      │ b   │
├─────────┼────────┼─────┤
│ 0       │ '漢字' │ 'é' │
└─────────┴────────┴─────┘`.slice(1));
draws([5], '5');
draws(['text'], 'text');
draws([null], 'null');
assert.throws(() => console_.table([1], 5), { code: 'ERR_INVALID_ARG_TYPE' });
