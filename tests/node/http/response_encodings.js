'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const body = async (handler) => (await ask(handler, get())).split('\r\n\r\n')[1];

test(async () => {
  assert.strictEqual(await body((req, res) => res.end('\u00e9')), '\u00c3\u00a9');
  assert.strictEqual(await body((req, res) => res.end('\u00e9', 'latin1')), '\u00e9');
  assert.strictEqual(await body((req, res) => res.end('6869', 'hex')), 'hi');
  assert.strictEqual(await body((req, res) => res.end('aGk=', 'base64')), 'hi');
  assert.strictEqual(await body((req, res) => res.end('hi', 'utf16le')), 'h\0i\0');
  assert.strictEqual(await body((req, res) => {
    res.setHeader('Content-Length', 4);
    res.write('\u00e9', 'latin1');
    res.write('62', 'hex');
    res.end('\u00e9');
  }), '\u00e9b\u00c3\u00a9');
  assert.strictEqual(await body((req, res) => res.end(new Uint8Array([104, 105]))), 'hi');
});
