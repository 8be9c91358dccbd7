'use strict';

const assert = require('assert');
const nunjucks = require('nunjucks');

const env = new nunjucks.Environment(null, { autoescape: true });
env.addFilter('shout', (text) => text + '!');
assert.strictEqual(
  env.renderString(
    '{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}' +
      '{% for k, v in map %}{{ k }}={{ v | shout }}{{ "," if not loop.last }}' +
      '{% endfor %} {{ b("<") }} {{ list | sort | join("-") }}',
    { map: { a: 'x', c: 'y' }, list: [3, 1, 2] },
  ),
  'a=x!,c=y! <b>&lt;</b> 1-2-3',
);
assert.throws(() => env.renderString('{% if %}'), /Template render error/);
