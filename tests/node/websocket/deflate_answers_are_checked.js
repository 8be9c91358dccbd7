// mote only
'use strict';
// What a client takes for an answer to its offer of permessage-deflate.
const assert = require('assert');
const http = require('http');
const { isBuiltin } = require('module');
const ws = require('ws');

const NAME = 'permessage-deflate';
const GOOD = [
  [true, undefined, ''],
  [true, NAME, NAME],
  [true, `${NAME}; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=9; ` +
    'client_max_window_bits=9', NAME],
  [{ clientMaxWindowBits: 12 }, `${NAME}; client_max_window_bits=11`, NAME],
];
const BAD = [
  [false, NAME],
  [true, 'other'],
  [true, `${NAME}, ${NAME}`],
  [true, `${NAME}; client_max_window_bits`],
  [true, `${NAME}; unknown`],
  [true, `${NAME};`],
  [{ clientMaxWindowBits: 12 }, `${NAME}; client_max_window_bits=13`],
  [{ clientMaxWindowBits: false }, `${NAME}; client_max_window_bits=13`],
  [{ clientNoContextTakeover: false }, `${NAME}; client_no_context_takeover`],
];

let answer;
let offered;
const server = new http.Server();
const helper = new ws.Server({ noServer: true });
helper.on('headers', (lines) => {
  if (answer !== undefined) lines.push(`Sec-WebSocket-Extensions: ${answer}`);
});
server.on('upgrade', (req, socket, head) => {
  offered = req.headers['sec-websocket-extensions'];
  helper.handleUpgrade(req, socket, head, () => {});
});

const offers = [
  [true, `${NAME}; client_max_window_bits`],
  [{ clientMaxWindowBits: false }, NAME],
  [{ serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 10,
    clientMaxWindowBits: 11 }, `${NAME}; server_no_context_takeover; client_no_context_takeover; ` +
    'server_max_window_bits=10; client_max_window_bits=11'],
  [false, undefined],
];

function open(Class, perMessageDeflate) {
  const url = `ws://127.0.0.1:${server.address().port}`;
  const socket = Class === ws ? new ws(url, { perMessageDeflate }) : new Class(url);
  return new Promise((resolve) => {
    socket.onopen = () => {
      resolve(socket.extensions);
      socket.close();
    };
    socket.onerror = () => resolve('refused');
  });
}

server.listen(0, '127.0.0.1', async () => {
  if (isBuiltin('zlib')) {
    for (const [options, field, extensions] of GOOD) {
      answer = field;
      assert.strictEqual(await open(ws, options), extensions, field);
    }
    for (const [options, field] of BAD) {
      answer = field;
      assert.strictEqual(await open(ws, options), 'refused', field);
    }
    answer = undefined;
    for (const [options, field] of offers) {
      await open(ws, options);
      assert.strictEqual(offered, field);
    }
    answer = `${NAME}; server_max_window_bits=12`;
    assert.strictEqual(await open(WebSocket), answer);
    assert.strictEqual(offered, `${NAME}; client_max_window_bits`);
    answer = `${NAME}; odd`;
    assert.strictEqual(await open(WebSocket), 'refused');
  }
  server.close();
});
