'use strict';
// compose(): several streams as one Duplex that writes to the first and reads from the last.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');
const { Duplex } = require('internal/streams/duplex');
const { Bridge } = require('internal/streams/bridge');
const { duplexify } = require('internal/streams/duplexify');
const { eos } = require('internal/streams/end-of-stream');
const { pipeline } = require('internal/streams/pipeline');
const {
  isNodeStream, isReadable, isReadableStream, isTransformStream, isWebStream, isWritable, isWritableStream,
} = require('internal/streams/utils');

function compose(...streams) {
  if (streams.length === 0) throw new ERR_MISSING_ARGS('streams');
  if (streams.length === 1) return duplexify(streams[0]);
  const given = streams.slice();
  const last = streams.length - 1;
  if (typeof streams[0] === 'function') streams[0] = duplexify(streams[0]);
  if (typeof streams[last] === 'function') streams[last] = duplexify(streams[last]);
  checkDirections(streams, given);
  return join(streams);
}

function canRead(stream) {
  return !!(isReadable(stream) || isReadableStream(stream) || isTransformStream(stream));
}

function canWrite(stream) {
  return !!(isWritable(stream) || isWritableStream(stream) || isTransformStream(stream));
}

function checkDirections(streams, given) {
  for (let i = 0; i < streams.length; i++) {
    if (!isNodeStream(streams[i]) && !isWebStream(streams[i])) continue;
    if (i < streams.length - 1 && !canRead(streams[i])) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be readable');
    }
    if (i > 0 && !canWrite(streams[i])) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be writable');
    }
  }
}

function join(streams) {
  let bridge = null;
  let readable = false;
  let writable = false;
  const head = streams[0];
  const tail = pipeline(...streams, (err) => {
    if (bridge.release('onclose', err)) return;
    if (err) bridge.duplex.destroy(err);
    else if (!readable && !writable) bridge.duplex.destroy();
  });
  writable = canWrite(head);
  readable = canRead(tail);
  bridge = new Bridge(new Duplex({
    writableObjectMode: !!head?.writableObjectMode,
    readableObjectMode: !!tail?.readableObjectMode,
    writable,
    readable,
  }));
  if (writable) {
    if (isNodeStream(head)) bridge.writeTo(head);
    else bridgeToWeb(bridge, isTransformStream(head) ? head.writable : head);
    eos(isTransformStream(tail) ? tail.readable : tail, () => bridge.release('onfinish'));
  }
  if (readable) {
    if (isNodeStream(tail)) bridge.readFrom(tail);
    else bridgeFromWeb(bridge, isTransformStream(tail) ? tail.readable : tail);
  }
  bridge.destroyBy((err) => {
    if (isNodeStream(tail)) destroyer(tail, err);
  }, true);
  return bridge.duplex;
}

function bridgeToWeb(bridge, writableStream) {
  const { duplex } = bridge;
  const writer = writableStream.getWriter();
  duplex._write = async (chunk, encoding, callback) => {
    try {
      await writer.ready;
      writer.write(chunk).catch(() => {});
      callback();
    } catch (err) {
      callback(err);
    }
  };
  duplex._final = async (callback) => {
    try {
      await writer.ready;
      writer.close().catch(() => {});
      bridge.onfinish = callback;
    } catch (err) {
      callback(err);
    }
  };
}

function bridgeFromWeb({ duplex }, readableStream) {
  const reader = readableStream.getReader();
  duplex._read = async () => {
    for (;;) {
      try {
        const { value, done } = await reader.read();
        if (!duplex.push(done ? null : value) || done) return;
      } catch {
        return;     // the pipeline behind it hears of the error too, and tells
      }
    }
  };
}

module.exports = { compose };
