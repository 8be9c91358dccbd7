'use strict';
// The fields of a certificate, as Node tells them.
const assert = require('assert');
const crypto = require('crypto');
const tls = require('tls');
const { ca, identity, read, serve } = require('./_tls');

const colons = (hex) => hex.toUpperCase().match(/../g).join(':');
const derOf = (pem) => Buffer.from(`${pem}`.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');

const server = serve({ key: read('leaf.key'), cert: read('leaf-chain.pem') }, (socket) => {
  assert.deepStrictEqual(socket.getPeerCertificate(), {});
  assert.strictEqual(socket.getCertificate().subject.CN, 'localhost');
  socket.end();
}, (port) => {
  const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
    const cert = client.getPeerCertificate();
    const der = read('leaf.der');
    assert.deepStrictEqual(Object.keys(cert), [
      'subject', 'issuer', 'subjectaltname', 'infoAccess', 'ca', 'bits', 'pubkey', 'asn1Curve', 'nistCurve',
      'valid_from', 'valid_to', 'fingerprint', 'fingerprint256', 'fingerprint512', 'ext_key_usage', 'serialNumber',
      'raw',
    ]);
    assert.deepStrictEqual({ ...cert.subject }, { CN: 'localhost' });
    assert.deepStrictEqual({ ...cert.issuer }, { O: 'mote', CN: 'middle' });
    assert.strictEqual(Object.getPrototypeOf(cert.subject), null);
    assert.strictEqual(cert.subjectaltname, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    assert.deepStrictEqual({ ...cert.infoAccess },
      { 'OCSP - URI': ['http://ocsp.example/'], 'CA Issuers - URI': ['http://ca.example/root.der'] });
    assert.strictEqual(cert.ca, false);
    assert.strictEqual(cert.bits, 256);
    assert.strictEqual(cert.asn1Curve, 'prime256v1');
    assert.strictEqual(cert.nistCurve, 'P-256');
    assert.strictEqual(cert.pubkey.length, 65);
    assert.strictEqual(cert.valid_from, 'Jan  1 00:00:00 2020 GMT');
    assert.strictEqual(cert.valid_to, 'Dec 31 23:59:59 2096 GMT');
    assert.strictEqual(cert.fingerprint, colons(crypto.createHash('sha1').update(der).digest('hex')));
    assert.strictEqual(cert.fingerprint256, colons(crypto.createHash('sha256').update(der).digest('hex')));
    assert.strictEqual(cert.fingerprint512, colons(crypto.createHash('sha512').update(der).digest('hex')));
    assert.deepStrictEqual(cert.ext_key_usage, ['1.3.6.1.5.5.7.3.1']);
    assert.match(cert.serialNumber, /^[0-9A-F]+$/);
    assert.deepStrictEqual(cert.raw, der);

    // Up to the root, which the server has not sent.
    const detailed = client.getPeerCertificate(true);
    const middle = detailed.issuerCertificate;
    const root = middle.issuerCertificate;
    assert.strictEqual(middle.subject.CN, 'middle');
    assert.strictEqual(middle.ca, true);
    assert.strictEqual(root.subject.CN, 'root');
    assert.deepStrictEqual(root.raw, derOf(ca));
    assert.strictEqual(root.issuerCertificate, root);
    client.resume();
  });
  client.on('close', () => {
    server.close();
    rsa();
  });
});

function rsa() {
  const server = serve(identity('rsa'), (socket) => socket.end(), (port) => {
    const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
      const cert = client.getPeerCertificate();
      assert.strictEqual(cert.bits, 2048);
      assert.strictEqual(cert.exponent, '0x10001');
      assert.match(cert.modulus, /^[0-9A-F]{512}$/);
      assert.strictEqual(cert.asn1Curve, undefined);
      assert.ok(cert.pubkey.includes(Buffer.from(cert.modulus, 'hex')));
      client.resume();
    });
    client.on('close', () => server.close());
  });
}
