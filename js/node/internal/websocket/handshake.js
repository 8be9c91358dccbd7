'use strict';
// The opening handshake, RFC 6455 section 4: the client's side over our own http and https clients, and what
// both sides need for it.

const { accept } = native('websocket');

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;

function randomKey() {
  const bytes = new Uint8Array(16);
  native('random').fill(bytes);
  return bytes.toBase64();
}

/** The protocols that a Sec-WebSocket-Protocol field names; undefined when it is malformed. */
function protocolsOf(field) {
  const names = [];
  for (const part of field.split(',')) {
    const name = part.trim();
    if (!TOKEN.test(name) || names.includes(name)) return undefined;
    names.push(name);
  }
  return names;
}

/** What is wrong with a server's 101 response; undefined if nothing is. Extensions have to be offered first. */
function faultOf(response, key, protocols, hasOffered) {
  const { headers } = response;
  if (headers.upgrade === undefined || headers.upgrade.toLowerCase() !== 'websocket') {
    return 'Invalid Upgrade header';
  }
  if (headers['sec-websocket-accept'] !== accept(key)) return 'Invalid Sec-WebSocket-Accept header';
  const chosen = headers['sec-websocket-protocol'];
  if (chosen !== undefined) {
    if (protocols.length === 0) return 'Server sent a subprotocol but none was requested';
    if (!protocols.includes(chosen)) return 'Server sent an invalid subprotocol';
  } else if (protocols.length > 0) {
    return 'Server sent no subprotocol';
  }
  if (headers['sec-websocket-extensions'] !== undefined && !hasOffered) {
    return 'Server sent a Sec-WebSocket-Extensions header but no extension was requested';
  }
  return undefined;
}

/** The terms of packing messages that a response names, null if none: { deflate }, or { fault }. */
function deflateOf(response, options, mostUnpacked = 0) {
  const field = response.headers['sec-websocket-extensions'];
  if (field === undefined) return { deflate: null };
  const { Deflate, acceptAnswer } = require('internal/websocket/deflate');
  try {
    return { deflate: new Deflate(acceptAnswer(options, field), options, false, mostUnpacked) };
  } catch {
    return { fault: 'Invalid Sec-WebSocket-Extensions header' };
  }
}

/**
 * Starts the client's handshake; answers the request. `url` is a ws: or wss: URL, `options` are those of
 * http.request, and `extensions` what to offer.
 */
function request(url, protocols, key, options = {}) {
  const isSecure = url.protocol === 'wss:' || url.protocol === 'https:';
  const headers = {
    ...options.headers,
    'Sec-WebSocket-Version': 13,
    'Sec-WebSocket-Key': key,
    'Connection': 'Upgrade',
    'Upgrade': 'websocket',
  };
  if (options.extensions !== undefined) headers['Sec-WebSocket-Extensions'] = options.extensions;
  if (protocols.length > 0) headers['Sec-WebSocket-Protocol'] = protocols.join(',');
  const { hostname } = url;
  const settings = {
    agent: false,
    auth: url.username || url.password ?
      `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : undefined,
    ...options,
    protocol: isSecure ? 'https:' : 'http:',
    host: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    port: url.port || (isSecure ? 443 : 80),
    defaultPort: isSecure ? 443 : 80,
    path: (url.pathname || '/') + url.search,
    method: 'GET',
    headers,
  };
  const { clientFor } = require('internal/http/client_for');
  return clientFor(settings.protocol).request(settings);
}

module.exports = { TOKEN, accept, deflateOf, faultOf, protocolsOf, randomKey, request };
