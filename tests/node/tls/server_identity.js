'use strict';
const assert = require('assert');
const tls = require('tls');

const named = (CN, subjectaltname) => ({ subject: CN === undefined ? {} : { CN }, subjectaltname });
const ok = [
  ['a.com', named('a.com')],
  ['A.com.', named('a.COM')],
  ['a.com', named(['b.com', 'a.com'])],
  ['x.a.com', named('*.a.com')],
  ['xyz.a.com', named('x*z.a.com')],
  ['a.com', named('b.com', 'DNS:a.com')],
  ['x.a.com', named(undefined, 'DNS:b.com, DNS:*.a.com')],
  ['8.8.8.8', named('a.com', 'IP Address:8.8.8.8')],
  ['::1', named('a.com', 'IP Address:0:0:0:0:0:0:0:1')],
  ['a.com', named('', 'URI:"http://x, DNS:b.com", DNS:a.com')],
];
for (const [host, cert] of ok) assert.strictEqual(tls.checkServerIdentity(host, cert), undefined, host);

const bad = [
  ['a.com', named('b.com'), 'Host: a.com. is not cert\'s CN: b.com'],
  ['a.com', named('*.com'), 'Host: a.com. is not cert\'s CN: *.com'],
  ['x.y.a.com', named('*.a.com'), 'Host: x.y.a.com. is not cert\'s CN: *.a.com'],
  ['x.a.com', named('*.*.com'), 'Host: x.a.com. is not cert\'s CN: *.*.com'],
  ['xn--b.a.com', named('xn--*.a.com'), 'Host: xn--b.a.com. is not cert\'s CN: xn--*.a.com'],
  ['a.com', named('a.com', 'DNS:b.com'), 'Host: a.com. is not in the cert\'s altnames: DNS:b.com'],
  ['a.com', named('a.com\0b.com'), 'Host: a.com. is not cert\'s CN: a.com\0b.com'],
  ['8.8.8.8', named('8.8.8.8'), 'IP: 8.8.8.8 is not in the cert\'s list: '],
  ['8.8.8.8', named('x', 'IP Address:1.1.1.1, IP Address:2.2.2.2'), 'IP: 8.8.8.8 is not in the cert\'s list: 1.1.1.1, 2.2.2.2'],
  ['b.com', named('', 'URI:"http://x, DNS:b.com"'), 'Cert does not contain a DNS name'],
  ['a.com', {}, 'Cert does not contain a DNS name'],
];
for (const [host, cert, reason] of bad) {
  const error = tls.checkServerIdentity(host, cert);
  assert.ok(error instanceof Error, host);
  assert.strictEqual(error.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
  assert.strictEqual(error.reason, reason);
  assert.strictEqual(error.host, host);
  assert.strictEqual(error.cert, cert);
  assert.strictEqual(error.message, `Hostname/IP does not match certificate's altnames: ${reason}`);
}
