'use strict';
const assert = require('assert');
const { test, ask, get, headLines } = require('./_raw');

async function lines(handler) {
  const all = headLines(await ask(handler, get()));
  return all.filter((line) => !/^(Date|Connection|Transfer-Encoding): /.test(line));
}

test(async () => {
  // Its forms.
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(404).end()), ['HTTP/1.1 404 Not Found']);
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(200, 'Fine').end()), ['HTTP/1.1 200 Fine']);
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(200, 'Fine',
    { 'x-A': 1, B: ['2', '3'] }).end()),
    ['HTTP/1.1 200 Fine', 'x-A: 1', 'B: 2', 'B: 3']);
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(299, { a: 'b' }).end()),
    ['HTTP/1.1 299 unknown', 'a: b']);
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(200, undefined, { a: 'b' }).end()),
    ['HTTP/1.1 200 OK', 'a: b']);
  // Flat arrays may repeat names.
  assert.deepStrictEqual(await lines((req, res) => res.writeHead(200, ['A', '1', 'a', '2']).end()),
    ['HTTP/1.1 200 OK', 'A: 1', 'a: 2']);
  assert.deepStrictEqual(await lines((req, res) => res.writeHead('201').end()), ['HTTP/1.1 201 Created']);
  // They win over fields set before, which stay in their places.
  assert.deepStrictEqual(await lines((req, res) => {
    res.setHeader('A', '1');
    res.setHeader('B', '2');
    res.writeHead(200, { b: '3', C: '4' });
    assert.strictEqual(res.getHeader('B'), '3');
    res.end();
  }), ['HTTP/1.1 200 OK', 'A: 1', 'b: 3', 'C: 4']);
  // Without fields set before, what it gets can't be asked for.
  await lines((req, res) => {
    res.writeHead(200, { a: 'b' });
    assert.strictEqual(res.getHeader('a'), undefined);
    assert.strictEqual(res.headersSent, true);
    res.end();
  });
});
