'use strict';
// Blanks around values are taken away; odd but lawful names and values are kept.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const kept = async (line) => {
  let pair;
  const text = await ask((req, res) => {
    pair = req.rawHeaders.slice(4);
    res.end();
  }, get('/', line));
  return pair ?? text.slice(9, 12);
};

test(async () => {
  assert.deepStrictEqual(await kept('A:b'), ['A', 'b']);
  assert.deepStrictEqual(await kept('A: \t b\t '), ['A', 'b']);
  assert.deepStrictEqual(await kept('A:'), ['A', '']);
  assert.deepStrictEqual(await kept("A!#$%&'*+-.^_`|~9: ok"), ["A!#$%&'*+-.^_`|~9", 'ok']);
  assert.deepStrictEqual(await kept('A: a\x80\xff'), ['A', 'a\x80\xff']);
  assert.deepStrictEqual(await kept('A: "q\\"", ,b'), ['A', '"q\\"", ,b']);
  for (const line of ['A : b', 'A;b: c', 'A b: c', ': b', 'A: b\0', 'A: b\x07', 'A: b\x7f', 'A', ' A: b']) {
    assert.strictEqual(await kept(line), '400', JSON.stringify(line));
  }
});
