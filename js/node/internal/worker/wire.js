'use strict';
// Wires between threads, from JavaScript's side: values go out as bytes (in the format of v8.serialize) with the
// ports and shared memory in them beside, and come in as values. One room has the native half, since numbers of
// ends hold within it only.

const dispatch = require('internal/dispatch');
const { kPack } = require('internal/untransferable');
const worker = native('worker');

const listeners = new Map();      // number of an end → what has a ready()

dispatch.on('message', (id) => {
  const listener = listeners.get(id);
  if (listener !== undefined) listener.ready();
});

function listen(id, listener) {
  listeners.set(id, listener);
}

function forget(id) {
  listeners.delete(id);
}

function close(id) {
  forget(id);
  worker.close(id);
}

// ---- values -----------------------------------------------------------------------------------------------

const PORT = 0;
const BLOB = 1;
const PACKED = 2;

function isBlob(value) {
  return require('internal/bundle').isLoaded('internal/blob') && require('internal/blob').isBlob(value);
}

let classes;

function codec() {
  if (classes !== undefined) return classes;
  const { Serializer } = require('internal/v8/serializer');
  const { Deserializer } = require('internal/v8/deserializer');

  class Writer extends Serializer {
    constructor(ports) {
      super();
      this.ports = ports;
      this.shared = [];
    }

    _getSharedArrayBufferId(buffer) {
      const at = this.shared.indexOf(buffer);
      return at < 0 ? this.shared.push(buffer) - 1 : at;
    }

    _isHostObject(value) {
      return value[kPack] !== undefined || this.ports.includes(value) || isBlob(value);
    }

    _writeHostObject(value) {
      const at = this.ports.indexOf(value);
      if (at >= 0) {
        this.writeUint32(PORT);
        this.writeUint32(at);
        return;
      }
      if (value[kPack] !== undefined) {
        this.writeUint32(PACKED);
        this.writeValue(value[kPack]());
        return;
      }
      if (!isBlob(value)) {
        throw require('internal/structured_clone').refusal(`${Object.prototype.toString.call(value)} could not be cloned.`);
      }
      this.writeUint32(BLOB);
      this.writeValue({ type: value.type, bytes: require('internal/blob').bytesOf(value) });
    }
  }

  class Reader extends Deserializer {
    _readHostObject() {
      const kind = this.readUint32();
      if (kind === PORT) return this.ports[this.readUint32()];
      if (kind === PACKED) {
        const [room, value] = this.readValue();
        return require(room).unpack(value);
      }
      const { type, bytes } = this.readValue();
      return new Blob([bytes], { type });
    }
  }
  classes = { Writer, Reader };
  return classes;
}

/** A value, and the ports that go with it, as the native half takes them. */
function encode(value, ports) {
  const writer = new (codec().Writer)(ports);
  writer.writeHeader();
  writer.writeValue(value);
  const { surrender } = ports.length > 0 ? require('internal/message_port') : {};
  const shared = writer.shared.map((buffer) => [buffer, buffer.growable ? buffer.maxByteLength : 0]);
  return [writer.releaseBuffer(), ports.map((port) => surrender(port)), shared];
}

function decode([bytes, ends, shared]) {
  const { Buffer } = require('buffer');
  const reader = new (codec().Reader)(Buffer.from(bytes));
  reader.ports = ends.length === 0 ? [] : ends.map(require('internal/message_port').portOf);
  shared.forEach((buffer, at) => reader.transferArrayBuffer(at, buffer));
  reader.readHeader();
  return { value: reader.readValue(), ports: reader.ports };
}

function send(id, value, ports) {
  const [bytes, ends, shared] = encode(value, ports);
  worker.send(id, bytes, ends, shared);
}

function putBack(id, value, ports) {
  const [bytes, ends, shared] = encode(value, ports);
  worker.putBack(id, bytes, ends, shared);
}

/** { value, ports }; null when the other end is gone, undefined when there is nothing. */
function receive(id) {
  const parts = worker.receive(id);
  return parts === undefined || parts === null ? parts : decode(parts);
}

module.exports = {
  close, forget, listen, putBack, receive, send, pair: worker.pair, parent: worker.parent,
  spawn: worker.spawn, checkFlags: worker.checkFlags, terminate: worker.terminate, ended: worker.ended,
};
