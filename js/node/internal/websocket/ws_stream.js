'use strict';
// createWebSocketStream() of the bundled `ws`: a WebSocket as a Duplex, each message a chunk.

const { Duplex } = require('stream');

function whenOpen(ws, act) {
  if (ws.readyState === ws.CONNECTING) ws.once('open', act);
  else act();
}

function createWebSocketStream(ws, options) {
  let terminates = true;
  const duplex = new Duplex({
    ...options,
    autoDestroy: false,
    emitClose: false,
    objectMode: false,
    writableObjectMode: false,
    read() {
      if (ws.isPaused) ws.resume();
    },
    write(chunk, encoding, callback) {
      whenOpen(ws, () => ws.send(chunk, callback));
    },
    final(callback) {
      whenOpen(ws, () => {
        if (ws.readyState === ws.CLOSED) {
          callback();
          return;
        }
        ws.once('close', () => callback());
        ws.close();
      });
    },
    destroy(error, callback) {
      if (ws.readyState === ws.CLOSED) {
        callback(error);
        process.nextTick(() => duplex.emit('close'));
        return;
      }
      ws.once('close', () => {
        callback(error);
        process.nextTick(() => duplex.emit('close'));
      });
      if (terminates) ws.terminate();
    },
  });
  ws.on('message', (message, isBinary) => {
    const data = !isBinary && duplex.readableObjectMode ? message.toString() : message;
    if (!duplex.push(data)) ws.pause();
  });
  ws.once('error', (error) => {
    terminates = false;
    if (!duplex.destroyed) duplex.destroy(error);
  });
  ws.once('close', () => {
    if (!duplex.destroyed) duplex.push(null);
  });
  duplex.on('end', () => {
    if (!duplex.destroyed && duplex.writableFinished) duplex.destroy();
  });
  return duplex;
}

module.exports = { createWebSocketStream };
