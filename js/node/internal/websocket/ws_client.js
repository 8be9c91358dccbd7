'use strict';
// How a client of the bundled `ws` gets its connection: options, handshake, redirects.

const { TOKEN, deflateOf, faultOf, randomKey, request } = require('internal/websocket/handshake');

function parseUrl(address) {
  let url;
  try {
    url = address instanceof URL ? new URL(address) : new URL(`${address}`);
  } catch {
    throw new SyntaxError(`Invalid URL: ${address}`);
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new SyntaxError('The URL\'s protocol must be one of ' +
      '"ws:", "wss:", "http:", "https:", or "ws+unix:"');
  }
  if (url.hash) throw new SyntaxError('The URL contains a fragment identifier');
  return url;
}

function checkProtocols(protocols) {
  const seen = new Set();
  for (const protocol of protocols) {
    if (typeof protocol !== 'string' || !TOKEN.test(protocol) || seen.has(protocol)) {
      throw new SyntaxError('An invalid or duplicated subprotocol was specified');
    }
    seen.add(protocol);
  }
}

function connect(socket, address, protocols, options) {
  const { protocolVersion = 13, handshakeTimeout, origin, maxPayload, autoPong, followRedirects = false,
    maxRedirects = 10, perMessageDeflate = true, finishRequest, ...forwarded } = options;
  if (protocolVersion !== 13) {
    throw new RangeError(`Unsupported protocol version: ${protocolVersion} (supported versions: 8, 13)`);
  }
  const { offer, optionsOf } = require('internal/websocket/deflate');
  const packing = optionsOf(perMessageDeflate);
  const url = parseUrl(address);
  checkProtocols(protocols);
  socket._url = url.href;
  const attempt = { socket, protocols, followRedirects, redirectsLeft: maxRedirects, finishRequest, packing };
  attempt.limits = { maxPayload, autoPong };
  attempt.timeout = handshakeTimeout;
  attempt.options = {
    ...forwarded,
    headers: { ...forwarded.headers, ...(origin && { Origin: origin }) },
    extensions: packing === undefined ? undefined : offer(packing),
  };
  start(attempt, url);
}

function start(attempt, url) {
  const { socket, protocols, options, timeout } = attempt;
  const key = randomKey();
  const req = socket._request = request(url, protocols, key, options);
  if (timeout) req.setTimeout(timeout, () => fail(socket, req, 'Opening handshake has timed out'));
  req.on('error', (error) => {
    if (socket._request === req) socket.failed(error);
  });
  req.on('response', (response) => answered(attempt, url, req, response));
  req.on('upgrade', (response, connection, head) => {
    socket.emit('upgrade', response);
    if (socket.readyState !== 0) return;
    const { packing } = attempt;
    let fault = faultOf(response, key, protocols, packing !== undefined);
    let deflate = null;
    if (fault === undefined) ({ deflate, fault } = deflateOf(response, packing));
    if (fault !== undefined) {
      connection.destroy();
      socket.failed(new Error(fault));
      return;
    }
    socket._request = null;
    socket._protocol = response.headers['sec-websocket-protocol'] ?? '';
    socket.setSocket(connection, head, { ...attempt.limits, deflate });
  });
  if (attempt.finishRequest) attempt.finishRequest(req, socket);
  else req.end();
}

function fail(socket, req, message) {
  socket._request = null;
  req.destroy();
  socket.failed(new Error(message));
}

// No 101: a redirect, or a refusal.
function answered(attempt, url, req, response) {
  const { socket } = attempt;
  const { location } = response.headers;
  const { statusCode } = response;
  if (location && attempt.followRedirects && statusCode >= 300 && statusCode < 400) {
    if (attempt.redirectsLeft-- === 0) {
      fail(socket, req, 'Maximum redirects exceeded');
      return;
    }
    socket._request = null;
    req.destroy();
    try {
      const next = parseUrl(new URL(location, url));
      socket.emit('redirect', next.href, req);
      start(attempt, next);
    } catch (error) {
      socket.failed(error);
    }
  } else if (!socket.emit('unexpected-response', req, response)) {
    fail(socket, req, `Unexpected server response: ${statusCode}`);
  }
}

module.exports = { connect };
