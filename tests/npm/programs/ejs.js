'use strict';

const assert = require('assert');
const ejs = require('ejs');

const page = ejs.compile('<% for (const x of list) { %><li><%= x %></li><% } -%>\n<%- raw %>');
assert.strictEqual(page({ list: [1, '<b>'], raw: '<i>' }), '<li>1</li><li>&lt;b&gt;</li><i>');
assert.throws(
  () => ejs.render('a\n<%= missing.field %>'),
  (err) => /ejs:2/.test(err.message) && /missing/.test(err.message),
);
assert.strictEqual(ejs.render('<?= a ?>', { a: 1 }, { delimiter: '?' }), '1');
ejs
  .render('<%= await later() %>', { later: async () => 'now' }, { async: true })
  .then((text) => assert.strictEqual(text, 'now'));
