'use strict';
// cookie-parser: plain, signed and JSON cookies, with one secret and with several.
const assert = require('assert');
const express = require('express');
const cookieParser = require('cookie-parser');
const { serve } = require('./_ask');

const show = (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies, secret: req.secret });
const app = express();
app.get('/set', cookieParser('old'), (req, res) => res.cookie('s', { a: 1 }, { signed: true }).end());
app.get('/none', cookieParser(), show);
app.get('/keys', cookieParser(['new', 'old']), show);
app.get('/twice', cookieParser('old'), cookieParser('new'), show);
app.get('/decode', cookieParser('old', { decode: (text) => text.toUpperCase() }), show);

serve(app, async (ask) => {
  const read = async (path, cookie) => JSON.parse((await ask(`GET ${path}`, cookie && { cookie })).body);
  const [line] = (await ask('GET /set')).headers['set-cookie'];
  const signed = line.split(';')[0];
  assert.deepStrictEqual(await read('/none'), { cookies: {}, signed: {} });
  assert.deepStrictEqual(await read('/none', 'a=1; b=%20x; a=2; c="q"; bad=%zz; j=j:{"x":[1]}; k=j:{'), {
    cookies: { a: '1', b: ' x', c: 'q', bad: '%zz', j: { x: [1] }, k: 'j:{' },
    signed: {}
  });
  assert.deepStrictEqual(await read('/keys', `${signed}; forged=s:x.y; plain=1`), {
    cookies: { plain: '1' },
    signed: { s: { a: 1 }, forged: false },
    secret: 'new'
  });
  assert.strictEqual((await read('/twice', signed)).secret, 'old');
  assert.deepStrictEqual((await read('/decode', 'a=b')).cookies, { a: 'B' });
});

assert.deepStrictEqual(cookieParser.JSONCookie('j:{"a":1}'), { a: 1 });
assert.strictEqual(cookieParser.JSONCookie('x'), undefined);
assert.deepStrictEqual(cookieParser.JSONCookies({ a: 'j:[]', b: 'b' }), { a: [], b: 'b' });
assert.strictEqual(cookieParser.signedCookie('plain', 'key'), 'plain');
assert.strictEqual(cookieParser.signedCookie('s:a.b', 'key'), false);
const jar = { a: '1', s: 's:a.b' };
assert.deepStrictEqual({ ...cookieParser.signedCookies(jar, 'key') }, { s: false });
assert.deepStrictEqual(jar, { a: '1' });
