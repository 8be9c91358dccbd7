'use strict';

const assert = require('assert');
const cookieParser = require('cookie-parser');
const signature = require('cookie-signature');
const { serve } = require('./_serve');

const parse = cookieParser('secret');
serve(
  (req, res) => parse(req, res, () => res.end(JSON.stringify([req.cookies, req.signedCookies]))),
  async (ask) => {
    const signed = encodeURIComponent('s:' + signature.sign('val', 'secret'));
    const cookie = `a=1; j=${encodeURIComponent('j:{"b":2}')}; s=${signed}; forged=s%3Aval.wrong`;
    assert.deepStrictEqual(JSON.parse((await ask('/', { headers: { cookie } })).text), [
      { a: '1', j: { b: 2 } },
      { s: 'val', forged: false },
    ]);
  },
);
