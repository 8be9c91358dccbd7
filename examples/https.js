'use strict';
// A web page over https, with a certificate that the board makes for itself when it has none.
//
//   PORT=8443 TLS_DATA=/etc/board  mote examples/https.js      (or: node examples/https.js)
//
//   GET  /         a page that says how it came: protocol, cipher, address
//   GET  /ca.pem   the certificate, for a browser or for curl --cacert
//
// TLS_DATA holds key.pem and cert.pem. Put your own there, from Let's Encrypt or from an authority of your
// network, and send SIGHUP when they are renewed: connections stay, new ones get the new certificate. With
// HTTP_PORT=8080, http is answered too, and sent on to https.
//
// Browsers warn of a certificate that nobody has vouched for. Compare the fingerprint that the program
// prints, or hand /ca.pem to them once, over a cable.

const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const https = require('https');
const os = require('os');
const path = require('path');

const PORT = Number(process.env.PORT ?? 8443);
const FOLDER = process.env.TLS_DATA || __dirname;
const KEY_FILE = path.join(FOLDER, 'key.pem');
const CERT_FILE = path.join(FOLDER, 'cert.pem');

// ---- a certificate, RFC 5280, in as little DER as there can be -------------------------------

function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  let length = [body.length];
  if (body.length > 127) {
    const hex = body.length.toString(16);
    const bytes = [...Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')];
    length = [0x80 | bytes.length, ...bytes];
  }
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts) => der(0x30, ...parts);
const set = (...parts) => der(0x31, ...parts);
const oid = (hex) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (...parts) => der(0x04, ...parts);
const bits = (bytes, unused = 0) => der(0x03, Buffer.from([unused]), bytes);
const extension = (id, value, isCritical = false) =>
  sequence(oid(id), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), octets(value));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const NAME_OF_DNS = 0x82;
const NAME_OF_IP = 0x87;

// Four bytes of IPv4, or sixteen of IPv6.
function addressBytes(address) {
  if (address.includes('.')) return Buffer.from(address.split('.').map(Number));
  const [head, tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const middle = tail === undefined ? [] : Array(8 - head.length - tail.length).fill('0');
  const parts = [...head, ...middle, ...(tail ?? [])].map((part) => part.padStart(4, '0'));
  return Buffer.from(parts.join(''), 'hex');
}

// Everything this board may be called by from its own network.
function alternativeNames() {
  const names = new Set(['localhost', os.hostname(), `${os.hostname()}.local`]);
  const addresses = new Set();
  for (const list of Object.values(os.networkInterfaces())) {
    for (const { address, scopeid } of list) if (!scopeid) addresses.add(address);
  }
  return sequence(...[...names].map((name) => der(NAME_OF_DNS, Buffer.from(name))),
    ...[...addresses].map((address) => der(NAME_OF_IP, addressBytes(address))));
}

function selfSigned(publicKey, privateKey) {
  const serial = crypto.randomBytes(16);
  serial[0] = (serial[0] & 0x7f) | 0x40;
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(os.hostname())))));
  // A board without a battery begins each day in the past, and nobody comes by to renew anything.
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const extensions = sequence(
    extension('551d13', sequence(), true),                              // it is no authority
    extension('551d0f', bits(Buffer.from([0x80]), 7), true),            // its key signs
    extension('551d25', sequence(oid('2b06010505070301'))),             // for servers
    extension('551d11', alternativeNames()),
  );
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const body = sequence(version, der(0x02, serial), ECDSA_SHA256, name, validity, name, key,
    der(0xa3, extensions));
  const whole = sequence(body, ECDSA_SHA256, bits(crypto.sign('sha256', body, privateKey)));
  const text = whole.toString('base64').replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${text}-----END CERTIFICATE-----\n`;
}

// The key comes last, and whole or not at all: where it is, the certificate is. It is for the owner's eyes
// from its first moment.
function makeCertificate() {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(CERT_FILE, selfSigned(publicKey, privateKey), { flush: true });
  const temporary = `${KEY_FILE}.tmp`;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  fs.writeFileSync(temporary, pem, { mode: 0o600, flush: true });
  fs.renameSync(temporary, KEY_FILE);
}

// ---- the server ---------------------------------------------------------------------------------------

function credentials() {
  const [key, cert] = [fs.readFileSync(KEY_FILE), fs.readFileSync(CERT_FILE)];
  console.error(`certificate ${new crypto.X509Certificate(cert).fingerprint256}`);
  return { key, cert };
}

function page(socket) {
  const { name, version } = socket.getCipher();
  return `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>${os.hostname()}</title>
<body style="font: 16px/1.5 sans-serif; margin: 2em">
<h1>Safe and sound</h1>
<p>You came from ${socket.remoteAddress} over ${socket.getProtocol()}, with ${name} (${version}).</p>
`;
}

function answer(req, res) {
  if (req.url === '/') {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    res.end(page(req.socket));
  } else if (req.url === '/ca.pem') {
    res.writeHead(200, { 'Content-Type': 'application/x-x509-ca-cert' });
    res.end(fs.readFileSync(CERT_FILE));
  } else {
    res.writeHead(404, { 'Content-Type': 'text/plain' });
    res.end(`there is nothing at ${req.url}\n`);
  }
}

if (!fs.existsSync(KEY_FILE)) makeCertificate();
const server = https.createServer(credentials(), answer);
server.listen(PORT, () => {
  const { port } = server.address();
  console.log(`https://localhost:${port}/`);
  if (process.env.HTTP_PORT) sendOn(Number(process.env.HTTP_PORT), port);
});

// Whoever types the address without https.
function sendOn(from, to) {
  const redirect = http.createServer((req, res) => {
    const host = (req.headers.host ?? 'localhost').replace(/:\d+$/, '');
    res.writeHead(301, { Location: `https://${host}:${to}${req.url}` });
    res.end();
  });
  redirect.listen(from, () => console.log(`http://localhost:${redirect.address().port}/ goes there`));
}

process.on('SIGHUP', () => {
  try {
    server.setSecureContext(credentials());
  } catch (error) {
    // Half a renewal: what we have is still good.
    console.error(`the new certificate can't be used: ${error.message}`);
  }
});
