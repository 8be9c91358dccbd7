'use strict';
const assert = require('assert');
const dns = require('dns');
const { answer, name, serve } = require('./_server');

const codes = { 'form.x': [1, 'EFORMERR'], 'fail.x': [2, 'ESERVFAIL'], 'none.x': [3, 'ENOTFOUND'],
  'imp.x': [4, 'ENOTIMP'], 'no.x': [5, 'EREFUSED'], 'empty.x': [0, 'ENODATA'] };

serve((query) => {
  if (query.name === 'alias.x') return answer(query, [['CNAME', name('real.x')]]);
  return answer(query, [], { code: codes[query.name][0] });
}, async (server, close) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server]);
  for (const hostname of Object.keys(codes)) {
    const code = codes[hostname][1];
    await assert.rejects(resolver.resolve4(hostname), {
      name: 'Error', message: `queryA ${code} ${hostname}`, code, errno: undefined, syscall: 'queryA', hostname,
    });
  }
  // An alias that leads nowhere is an answer all the same.
  assert.deepStrictEqual(await resolver.resolve4('alias.x'), []);
  await assert.rejects(resolver.resolveMx('two..dots'), { code: 'EBADNAME', syscall: 'queryMx' });
  await assert.rejects(resolver.resolveMx(`${'x'.repeat(64)}.x`), { code: 'EBADNAME' });
  await assert.rejects(resolver.resolve4('hidden.onion'), { code: 'ENOTFOUND' });
  assert.strictEqual(dns.NOTFOUND, 'ENOTFOUND');
  assert.strictEqual(dns.promises.CANCELLED, 'ECANCELLED');
  assert.strictEqual(dns.EOF, 'EOF');
  close();
});
