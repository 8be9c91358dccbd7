'use strict';
// tls.checkServerIdentity: whether a certificate is that of the host a client asked for (RFC 6125, with
// Node's limits: a wildcard stands for a part of the first label only, and never below a top-level domain).

const { codes } = require('internal/errors');

const isIP = (host) => require('net').isIP(host);

// One form for each address: IPv6 has many. None for what is no address.
function canonicalAddress(address) {
  const kind = isIP(address);
  if (kind !== 6) return kind === 4 ? address : undefined;
  return new URL(`http://[${address.split('%')[0]}]/`).hostname;
}

function withoutDot(host) {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

// In ASCII only: other letters have no case here.
function labels(host) {
  return withoutDot(host).replace(/[A-Z]/g, (letter) => letter.toLowerCase()).split('.');
}

function matches(host, pattern) {
  if (!pattern) return false;
  const parts = labels(pattern);
  if (parts.length !== host.length || parts.includes('')) return false;
  if (/[^\u0021-\u007f]/.test(parts.join(''))) return false;
  for (let i = parts.length - 1; i > 0; i--) {
    if (parts[i] !== host[i]) return false;
  }
  return labelMatches(host[0], parts[0], parts.length);
}

function labelMatches(label, pattern, depth) {
  const around = pattern.split('*');
  // What is encoded as Punycode is only equal to itself.
  if (around.length === 1 || pattern.includes('xn--')) return label === pattern;
  if (around.length > 2 || depth <= 2) return false;
  const [before, after] = around;
  return before.length + after.length <= label.length && label.startsWith(before) && label.endsWith(after);
}

// 'DNS:a, URI:"b, c"': values in quotes are JSON, and may have commas within.
function splitNames(text) {
  if (!text.includes('"')) return text.split(', ');
  const names = [];
  let current = '';
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text.slice(at));
      if (quoted === null) throw new codes.ERR_TLS_CERT_ALTNAME_FORMAT();
      current += unquoted(quoted[0]);
      at += quoted[0].length;
    } else if (text.startsWith(', ', at)) {
      names.push(current);
      current = '';
      at += 2;
    } else {
      current += text[at++];
    }
  }
  names.push(current);
  return names;
}

function unquoted(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new codes.ERR_TLS_CERT_ALTNAME_FORMAT();
  }
}

function alternativeNames(text) {
  const found = { hosts: [], addresses: [] };
  for (const name of text ? splitNames(text) : []) {
    if (name.startsWith('DNS:')) found.hosts.push(name.slice(4));
    else if (name.startsWith('IP Address:')) found.addresses.push(canonicalAddress(name.slice(11)));
  }
  return found;
}

// Why the certificate is not the host's, or undefined.
function mismatch(host, cert) {
  const { hosts, addresses } = alternativeNames(cert.subjectaltname);
  if (isIP(host)) {
    if (addresses.includes(canonicalAddress(host))) return undefined;
    return `IP: ${host} is not in the cert's list: ${addresses.join(', ')}`;
  }
  const common = cert.subject?.CN;
  const wanted = labels(host);
  if (hosts.length > 0) {
    if (hosts.some((pattern) => matches(wanted, pattern))) return undefined;
    return `Host: ${host}. is not in the cert's altnames: ${cert.subjectaltname}`;
  }
  // The common name counts only where there are no names meant for this.
  if (!common) return 'Cert does not contain a DNS name';
  if ([common].flat().some((pattern) => matches(wanted, pattern))) return undefined;
  return `Host: ${host}. is not cert's CN: ${common}`;
}

function checkServerIdentity(hostname, cert) {
  const host = withoutDot(`${hostname}`);
  const reason = mismatch(host, cert);
  if (reason !== undefined) return new codes.ERR_TLS_CERT_ALTNAME_INVALID(reason, host, cert);
}

module.exports = { checkServerIdentity };
