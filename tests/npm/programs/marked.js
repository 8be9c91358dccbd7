'use strict';

const assert = require('assert');
const { marked } = require('marked');

assert.strictEqual(
  marked.parse('# T *e*\n\n- a\n- `b<`\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n'),
  '<h1>T <em>e</em></h1>\n<ul>\n<li>a</li>\n<li><code>b&lt;</code></li>\n</ul>\n' +
    '<table>\n<thead>\n<tr>\n<th>x</th>\n' +
    '<th align="right">y</th>\n</tr>\n</thead>\n' +
    '<tbody><tr>\n<td>1</td>\n<td align="right">2</td>\n</tr>\n</tbody></table>\n',
);
assert.strictEqual(
  marked.parseInline('[l](http://x "t") ~~d~~'),
  '<a href="http://x" title="t">l</a> <del>d</del>',
);
