'use strict';

const assert = require('assert');
const cheerio = require('cheerio');

const $ = cheerio.load('<ul id="l"><li class="a">1<li class="b">2 &amp; 3</ul>');
assert.strictEqual($('#l > li:nth-child(2)').text(), '2 & 3');
$('li.a').attr('data-x', '"').after('<li>new</li>');
assert.strictEqual(
  $('ul').html(),
  '<li class="a" data-x="&quot;">1</li><li>new</li><li class="b">2 &amp; 3</li>',
);
