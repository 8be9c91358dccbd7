'use strict';
// The bundled `ws`: WebSockets under the interface of the npm package of that name, version 8, with frames
// made and read natively. A program that has ws installed gets its own. docs/websocket.md says what differs.

const { WebSocket } = require('internal/websocket/ws');
const { lazy } = require('internal/globals');

module.exports = WebSocket;
WebSocket.WebSocket = WebSocket;

function server() {
  return require('internal/websocket/ws_server').WebSocketServer;
}
lazy(WebSocket, 'Server', server, true);
lazy(WebSocket, 'WebSocketServer', server, true);

/** A Duplex over a WebSocket: its messages as chunks. */
WebSocket.createWebSocketStream = function createWebSocketStream(ws, options = undefined) {
  return require('internal/websocket/ws_stream').createWebSocketStream(ws, options);
};
