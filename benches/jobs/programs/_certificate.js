'use strict';
// A key and a certificate for localhost, made anew by openssl.

const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'jobs-'));
const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(place, name));
execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
  '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
exports.options = { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
fs.rmSync(place, { recursive: true });
