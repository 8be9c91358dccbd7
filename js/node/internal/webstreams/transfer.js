'use strict';
// Web streams that are given away: https://streams.spec.whatwg.org/#transferrable-streams. What is read here
// goes as messages through a channel, to a stream that stands for the other.

const { deferred, handled, promiseOf, react } = require('internal/webstreams/util');
const readableCore = require('internal/webstreams/readable_core');
const writableCore = require('internal/webstreams/writable_core');
const { pipe } = require('internal/webstreams/pipe');
const { refusal } = require('internal/structured_clone');

function channel() {
  const { MessageChannel } = require('internal/message_port');
  return new MessageChannel();
}

function sendError(port, error) {
  try {
    port.postMessage({ type: 'error', value: error });
  } catch {
    // Not everything that is thrown can be copied.
    port.postMessage({ type: 'error', value: undefined });
  }
}

/** A record that is read from, of what the other end of a port is written. */
function readableOver(port) {
  const stream = readableCore.createStream(() => {
    port.postMessage({ type: 'pull' });
    return promiseOf(undefined);
  }, (reason) => {
    sendError(port, reason);
    port.close();
    return promiseOf(undefined);
  }, 0);
  port.on('message', ({ type, value }) => {
    const { controller } = stream;
    if (type === 'chunk') {
      controller.enqueue(value);
      return;
    }
    if (type === 'close') controller.close();
    else controller.error(value);
    port.close();
  });
  port.unref();
  stream.controller.begin(undefined);
  return stream;
}

/** A record that is written to, and read at the other end of a port. */
function writableOver(port) {
  let room = deferred();          // until the reader asks for a chunk
  const write = (chunk) => {
    return react(room.promise, () => {
      room = deferred();
      try {
        port.postMessage({ type: 'chunk', value: chunk });
      } catch (error) {
        sendError(port, error);
        port.close();
        throw error;
      }
    });
  };
  const stream = writableCore.createStream({
    write,
    close() {
      port.postMessage({ type: 'close' });
      port.close();
      return promiseOf(undefined);
    },
    abort(reason) {
      sendError(port, reason);
      port.close();
      return promiseOf(undefined);
    },
  });
  port.on('message', ({ type, value }) => {
    if (type === 'error') stream.controller.errorIfNeeded(value);
    room.resolve();
  });
  port.unref();
  stream.controller.begin(undefined);
  return stream;
}

function checkUnlocked(isLocked, name) {
  if (isLocked) throw refusal(`Cannot transfer a locked ${name}`);
}

// The record that stands for one that was given away.
function movedReadable(record) {
  checkUnlocked(readableCore.isLocked(record), 'ReadableStream');
  const { port1, port2 } = channel();
  handled(pipe(record, writableOver(port1), {}));
  return readableOver(port2);
}

function movedWritable(record) {
  checkUnlocked(writableCore.isLocked(record), 'WritableStream');
  const { port1, port2 } = channel();
  handled(pipe(readableOver(port1), record, {}));
  return writableOver(port2);
}

function transferReadable(record) {
  return require('internal/webstreams/readable').publicStream(movedReadable(record));
}

function transferWritable(record) {
  return require('internal/webstreams/writable').publicStream(movedWritable(record));
}

function transferTransform({ readable, writable }) {
  checkUnlocked(readableCore.isLocked(readable), 'ReadableStream');
  checkUnlocked(writableCore.isLocked(writable), 'WritableStream');
  return { readable: movedReadable(readable), writable: movedWritable(writable) };
}

module.exports = { transferReadable, transferTransform, transferWritable };
