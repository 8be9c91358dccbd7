'use strict';
// Fields named in uniqueHeaders are sent once, with their values joined.
const assert = require('assert');
const http = require('http');
const { test, ask, get, headLines } = require('./_raw');

test(async () => {
  const server = http.createServer({ uniqueHeaders: ['x-list'] }, (req, res) => {
    res.setHeader('X-List', ['a', 'b']);
    res.setHeader('X-Other', ['a', 'b']);
    res.end();
  });
  assert.deepStrictEqual(headLines(await ask(server, get())).slice(1, 4),
    ['X-List: a; b', 'X-Other: a', 'X-Other: b']);
});
