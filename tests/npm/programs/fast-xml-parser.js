'use strict';

const assert = require('assert');
const { XMLParser, XMLBuilder, XMLValidator } = require('fast-xml-parser');

const parser = new XMLParser({ ignoreAttributes: false });
const value = parser.parse('<?xml version="1.0"?><a x="1"><b>2</b><b>t &amp; u</b><c/></a>');
assert.deepStrictEqual(value, {
  '?xml': { '@_version': '1.0' },
  'a': { 'b': [2, 't & u'], 'c': '', '@_x': '1' },
});
assert.strictEqual(
  new XMLBuilder({ ignoreAttributes: false }).build({ a: { '@_x': 1, 'b': ['1', '<'] } }),
  '<a x="1"><b>1</b><b>&lt;</b></a>',
);
assert.strictEqual(XMLValidator.validate('<a><b></a>').err.code, 'InvalidTag');
