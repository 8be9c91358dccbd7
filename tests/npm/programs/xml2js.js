'use strict';

const assert = require('assert');
const xml2js = require('xml2js');

(async () => {
  const parsed = await xml2js.parseStringPromise(
    '<r a="1"><i>x</i><i>&lt;y&gt;</i><c><![CDATA[<z>]]></c></r>',
  );
  assert.deepStrictEqual(JSON.parse(JSON.stringify(parsed)), {
    r: { $: { a: '1' }, i: ['x', '<y>'], c: ['<z>'] },
  });
  const builder = new xml2js.Builder({ headless: true, renderOpts: { pretty: false } });
  assert.strictEqual(builder.buildObject(parsed), '<r a="1"><i>x</i><i>&lt;y&gt;</i><c>&lt;z&gt;</c></r>');
  await assert.rejects(xml2js.parseStringPromise('<a><b></a>'), /Unexpected close tag/);
})();
