'use strict';
const assert = require('assert');
const dns = require('dns');
const { answer, serve, text } = require('./_server');

const many = Array.from({ length: 100 }, (_, at) => ['TXT', text(`${at}`.padStart(200, '-'))]);

serve((query, overStream) => answer(query, overStream ? many : [], { truncated: !overStream }), (server, close) => {
  const resolver = new dns.Resolver();
  resolver.setServers([server]);
  resolver.resolveTxt('long.x', (error, found) => {
    assert.ifError(error);
    assert.strictEqual(found.length, 100);
    assert.strictEqual(found[99][0].length, 200);
    close();
  });
});
