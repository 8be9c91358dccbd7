'use strict';

const assert = require('assert');
const mustache = require('mustache');

const view = {
  name: '<A>',
  items: [{ n: 1 }, { n: 2 }],
  none: [],
  shout: () => (text, render) => render(text) + '!',
};
assert.strictEqual(
  mustache.render('{{name}} {{{name}}} {{#items}}{{n}},{{/items}}{{^none}}none{{/none}}', view),
  '&lt;A&gt; <A> 1,2,none',
);
assert.strictEqual(
  mustache.render('{{#shout}}{{name}}{{/shout}} {{>part}}', view, { part: '[{{items.length}}]' }),
  '&lt;A&gt;! [2]',
);
assert.throws(() => mustache.render('{{#a}}'), /Unclosed section "a"/);
