'use strict';

const assert = require('assert');
const Handlebars = require('handlebars');

Handlebars.registerHelper('upper', (text) => text.toUpperCase());
Handlebars.registerHelper('twice', function twice(options) {
  return options.fn(this) + options.fn(this);
});
Handlebars.registerPartial('row', '<td>{{upper name}}</td>');
const page = Handlebars.compile(
  '{{#each rows}}{{@index}}{{> row}}{{else}}none{{/each}}{{#twice}}{{x}}{{/twice}}',
);
assert.strictEqual(page({ rows: [{ name: 'a' }, { name: '&' }], x: 'y' }), '0<td>A</td>1<td>&amp;</td>yy');
assert.strictEqual(page({ rows: [], x: '' }), 'none');
assert.throws(() => Handlebars.compile('{{#if}}{{/each}}')({}), /Parse error|doesn't match/);
