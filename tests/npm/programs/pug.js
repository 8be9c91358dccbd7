'use strict';

const assert = require('assert');
const pug = require('pug');

const page = pug.compile(
  `
doctype html
mixin item(name)
  li.item(data-name=name)= name
ul#list
  each name in names
    +item(name)
  else
    li none
if admin
  p: strong Hello #{user}
`,
  { filename: __filename },
);
assert.strictEqual(
  page({ names: ['a', '<b>'], admin: true, user: 'you' }),
  '<!DOCTYPE html><ul id="list"><li class="item" data-name="a">a</li>' +
    '<li class="item" data-name="&lt;b&gt;">&lt;b&gt;</li></ul><p><strong>Hello you</strong></p>',
);
assert.match(page({ names: [] }), /<li>none<\/li>/);
assert.throws(() => pug.render('a\n  b(', { filename: 'x.pug' }), { code: /^PUG:/ });
