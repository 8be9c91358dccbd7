'use strict';

const assert = require('assert');
const md = require('markdown-it')({ linkify: true, typographer: true, html: false });

assert.strictEqual(
  md.render('**b** "q" http://example.com/ü\n\n1. x\n2. <i>\n'),
  '<p><strong>b</strong> “q” <a href="http://example.com/%C3%BC">http://example.com/ü</a></p>\n' +
    '<ol>\n<li>x</li>\n<li>&lt;i&gt;</li>\n</ol>\n',
);
assert.strictEqual(
  md.render('```js\na < b\n```'),
  '<pre><code class="language-js">a &lt; b\n</code></pre>\n',
);
