// mote only
'use strict';
// What a server agrees to of a client's permessage-deflate, with all four parameters, and what it refuses.
const assert = require('assert');
const http = require('http');
const { isBuiltin } = require('module');
const { WebSocketServer } = require('ws');

const NAME = 'permessage-deflate';
const REFUSED = 400;

// [options, what the client offers, the answer]
const cases = [
  [false, NAME, undefined],
  [true, 'other', undefined],
  [true, undefined, undefined],
  [true, NAME, NAME],
  [true, `x; y="z", ${NAME}; client_max_window_bits`, NAME],
  [true, `${NAME}; client_max_window_bits=10`, `${NAME}; client_max_window_bits=10`],
  [true, `${NAME}; client_max_window_bits="10"`, `${NAME}; client_max_window_bits=10`],
  [true, `${NAME}; server_max_window_bits=9`, `${NAME}; server_max_window_bits=9`],
  [true, `${NAME}; server_no_context_takeover`, `${NAME}; server_no_context_takeover`],
  [{ serverNoContextTakeover: false }, `${NAME}; server_no_context_takeover`, REFUSED],
  [{ serverNoContextTakeover: false }, `${NAME}; server_no_context_takeover, ${NAME}`, NAME],
  [{ clientNoContextTakeover: true }, NAME, `${NAME}; client_no_context_takeover`],
  [{ serverMaxWindowBits: 10 }, NAME, `${NAME}; server_max_window_bits=10`],
  [{ serverMaxWindowBits: 10 }, `${NAME}; server_max_window_bits=9`, REFUSED],
  [{ serverMaxWindowBits: false }, `${NAME}; server_max_window_bits=9`, REFUSED],
  [{ clientMaxWindowBits: 12 }, NAME, REFUSED],
  [{ clientMaxWindowBits: 12 }, `${NAME}; client_max_window_bits=11`, REFUSED],
  [{ clientMaxWindowBits: 12 }, `${NAME}; client_max_window_bits`, `${NAME}; client_max_window_bits=12`],
  [{ clientMaxWindowBits: false }, `${NAME}; client_max_window_bits=9`, NAME],
  ...['server_max_window_bits', 'server_max_window_bits=7', 'server_max_window_bits=16',
    'client_max_window_bits=0x9', 'client_no_context_takeover=1', 'unknown',
    'client_max_window_bits; client_max_window_bits', '', 'client_max_window_bits="a', '=',
    'a b'].map((bad) => [true, `${NAME}; ${bad}`, REFUSED]),
  [true, `${NAME}=1`, REFUSED],
  [true, ',', REFUSED],
];

function ask(port, offer) {
  const headers = { 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': 13,
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  if (offer !== undefined) headers['Sec-WebSocket-Extensions'] = offer;
  return new Promise((resolve, reject) => {
    const request = http.get({ port, host: '127.0.0.1', headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.headers['sec-websocket-extensions']);
    });
  });
}

async function run() {
  for (const [perMessageDeflate, offer, answer] of cases) {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
    await new Promise((resolve) => { server.once('listening', resolve); });
    assert.strictEqual(await ask(server.address().port, offer), answer,
      `${JSON.stringify(perMessageDeflate)} ${offer}`);
    server.close();
  }
  for (const [option, value] of [['serverMaxWindowBits', 7], ['clientMaxWindowBits', 16],
    ['zlibDeflateOptions', { level: 10 }], ['zlibDeflateOptions', { memLevel: 0 }]]) {
    assert.throws(() => new WebSocketServer({ noServer: true, perMessageDeflate: { [option]: value } }),
      { code: 'ERR_OUT_OF_RANGE' });
  }
}
if (isBuiltin('zlib')) run();
