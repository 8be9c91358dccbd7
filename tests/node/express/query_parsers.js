'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
for (const [name, value] of [['extended', 'extended'], ['off', false], ['own', (text) => ({ text })]]) {
  const child = express();
  child.set('query parser', value);
  child.get('/', (req, res) => res.json(req.query));
  app.use(`/${name}`, child);
}

serve(app, async (ask) => {
  const query = async (path) => JSON.parse((await ask(`GET ${path}`)).body);
  assert.deepStrictEqual(await query('/extended?a[b][c]=1&a[b][d]=x+y&l[]=1&l[]=2&r=1&r=2&i[1]=b&i[0]=a'),
    { a: { b: { c: '1', d: 'x y' } }, l: ['1', '2'], r: ['1', '2'], i: ['a', 'b'] });
  assert.deepStrictEqual(await query('/extended?a[1][2][3][4][5][6][7]=x'),
    { a: [[[[[{ '[6][7]': 'x' }]]]]] });
  assert.deepStrictEqual(await query('/extended?a[99]=x&__proto__[y]=1'), { a: { 99: 'x' } });
  assert.deepStrictEqual(await query('/off?a=1'), {});
  assert.deepStrictEqual(await query('/own?a=1'), { text: 'a=1' });
});
