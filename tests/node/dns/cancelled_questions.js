'use strict';
const assert = require('assert');
const dgram = require('dgram');
const dns = require('dns');

const silent = dgram.createSocket('udp4');
silent.bind(0, '127.0.0.1', () => {
  const resolver = new dns.Resolver();
  const other = new dns.promises.Resolver();
  for (const one of [resolver, other]) one.setServers([`127.0.0.1:${silent.address().port}`]);
  const ends = [];
  const expectEnd = (error) => {
    assert.strictEqual(error.code, 'ECANCELLED');
    assert.strictEqual(ends.includes(error.hostname), false);
    ends.push(error.hostname);
    if (ends.length === 3) other.cancel();
    if (ends.length === 4) silent.close();
  };
  for (const hostname of ['a.x', 'b.x']) resolver.resolve4(hostname, expectEnd);
  resolver.reverse('192.0.2.7', (error) => {
    assert.strictEqual(error.syscall, 'getHostByAddr');
    expectEnd(error);
  });
  other.resolveMx('c.x').catch(expectEnd);
  assert.throws(() => resolver.setServers(['127.0.0.1']), { code: 'ERR_DNS_SET_SERVERS_FAILED' });
  const heard = new Set();
  silent.on('message', (bytes, { port }) => {
    heard.add(port);
    if (heard.size >= 4) resolver.cancel();
  });
});
