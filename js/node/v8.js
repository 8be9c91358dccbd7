'use strict';
// https://nodejs.org/docs/latest-v22.x/api/v8.html over an engine that is not V8: serialization is V8's own
// format; figures of the heap are QuickJS's under V8's names; what steers or looks into V8 has no effect, or
// says that it is not here.

const { codes } = require('internal/errors');
const v = require('internal/validators');
const { lazy } = require('internal/globals');

const program = native('process');

// ---- serialization --------------------------------------------------------------------------------

// The place in this list stands for the kind of a view; a Buffer has its own.
const VIEW_KINDS = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
  'Uint32Array', 'Float32Array', 'Float64Array', 'DataView', 'Buffer', 'BigInt64Array', 'BigUint64Array',
  'Float16Array'];

function serializers() {
  const { Serializer } = require('internal/v8/serializer');
  const { Deserializer } = require('internal/v8/deserializer');
  const { Buffer } = require('buffer');
  const { classOf } = native('util');

  /** Writes views by their own bytes only, not those of the whole buffer behind them. */
  class DefaultSerializer extends Serializer {
    constructor() {
      super();
      this._setTreatArrayBufferViewsAsHostObjects(true);
    }

    _writeHostObject(view) {
      if (!ArrayBuffer.isView(view)) {
        throw new this._getDataCloneError(`Unknown host object type: ${Object.prototype.toString.call(view)}`);
      }
      this.writeUint32(VIEW_KINDS.indexOf(Buffer.isBuffer(view) ? 'Buffer' : classOf(view)));
      this.writeUint32(view.byteLength);
      this.writeRawBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    }
  }

  class DefaultDeserializer extends Deserializer {
    _readHostObject() {
      const kind = VIEW_KINDS[this.readUint32()];
      const length = this.readUint32();
      const bytes = this.readRawBytes(length);
      const View = kind === 'Buffer' ? Uint8Array : globalThis[kind];
      if (View === undefined || length % (View.BYTES_PER_ELEMENT ?? 1) !== 0) {
        throw new Error('Unable to deserialize cloned data.');
      }
      const copy = Uint8Array.from(bytes).buffer;
      return kind === 'Buffer' ? Buffer.from(copy) : new View(copy);
    }
  }

  return { Serializer, Deserializer, DefaultSerializer, DefaultDeserializer };
}

let classes;

function getClasses() {
  return classes ??= serializers();
}

function serialize(value) {
  const { DefaultSerializer } = getClasses();
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function deserialize(buffer) {
  const { DefaultDeserializer } = getClasses();
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

// ---- figures --------------------------------------------------------------------------------------

function heap() {
  const [, reserved, used] = program.memoryUsage();
  const constrained = process.constrainedMemory() || require('os').totalmem();
  return { reserved, used, limit: Math.min(constrained, require('os').totalmem()) };
}

function getHeapStatistics() {
  const { reserved, used, limit } = heap();
  return {
    total_heap_size: reserved,
    total_heap_size_executable: 0,
    total_physical_size: reserved,
    total_available_size: Math.max(limit - used, 0),
    used_heap_size: used,
    heap_size_limit: limit,
    malloced_memory: reserved,
    peak_malloced_memory: reserved,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: 0,
  };
}

// There is one heap, and everything is in it.
function getHeapSpaceStatistics() {
  const { reserved, used } = heap();
  return [{
    space_name: 'old_space',
    space_size: reserved,
    space_used_size: used,
    space_available_size: Math.max(reserved - used, 0),
    physical_space_size: reserved,
  }];
}

function getHeapCodeStatistics() {
  return {
    code_and_metadata_size: 0,
    bytecode_and_metadata_size: 0,
    external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  };
}

// ---- what is V8's own -----------------------------------------------------------------------------

function setFlagsFromString(flags) {
  v.validateString(flags, 'flags');
  // As in V8, what has begun stays as it is: only realms of the vm module get a `gc`.
  const given = /(?:^|\s)--(no[-_]?)?expose[-_]gc(?=\s|$)/.exec(flags);
  if (given === null || !require('internal/bundle').has('internal/vm/realm')) return;
  require('internal/vm/realm').exposeCollector(given[1] === undefined);
}

/** Says whose compiled code a file holds: other releases of the engine can't read it. */
function cachedDataVersionTag() {
  let tag = 0;
  for (const character of process.versions.quickjs) tag = (Math.imul(tag, 31) + character.charCodeAt(0)) >>> 0;
  return tag;
}

function absent(what) {
  return function() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(what);
  };
}

function notBuilding() {
  const error = new Error('Operation cannot be invoked when not building startup snapshot');
  error.code = 'ERR_NOT_BUILDING_SNAPSHOT';
  throw error;
}

const startupSnapshot = {
  addDeserializeCallback: notBuilding,
  addSerializeCallback: notBuilding,
  setDeserializeMainFunction: notBuilding,
  isBuildingSnapshot() { return false; },
};

class GCProfiler {
  start() {}
  stop() {}
}

module.exports = {
  cachedDataVersionTag,
  getHeapSnapshot: absent('v8.getHeapSnapshot()'),
  getHeapStatistics,
  getHeapSpaceStatistics,
  getHeapCodeStatistics,
  setFlagsFromString,
  deserialize,
  takeCoverage() {},
  stopCoverage() {},
  serialize,
  writeHeapSnapshot: absent('v8.writeHeapSnapshot()'),
  queryObjects: absent('v8.queryObjects()'),
  startupSnapshot,
  setHeapSnapshotNearHeapLimit: absent('v8.setHeapSnapshotNearHeapLimit()'),
  GCProfiler,
};
lazy(module.exports, 'promiseHooks', () => require('internal/v8/promise_hooks'), true);
for (const name of ['Serializer', 'Deserializer', 'DefaultSerializer', 'DefaultDeserializer']) {
  lazy(module.exports, name, () => getClasses()[name], true);
}
