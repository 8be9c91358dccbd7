'use strict';
// EventEmitterAsyncResource: an emitter whose listeners run in an async context of its own.

const EventEmitter = require('events');
const { AsyncResource } = require('async_hooks');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');

const kAsyncResource = Symbol('kAsyncResource');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  #eventEmitter;

  constructor(emitter, name, options) {
    super(name, options);
    this.#eventEmitter = emitter;
  }

  get eventEmitter() {
    return this.#eventEmitter;
  }
}

function own(emitter) {
  const resource = emitter?.[kAsyncResource];
  if (resource === undefined) throw new codes.ERR_INVALID_THIS('EventEmitterAsyncResource');
  return resource;
}

class EventEmitterAsyncResource extends EventEmitter {
  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this[kAsyncResource] = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    return own(this).runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() {
    own(this).emitDestroy();
  }

  get asyncId() {
    return own(this).asyncId();
  }

  get triggerAsyncId() {
    return own(this).triggerAsyncId();
  }

  get asyncResource() {
    return own(this);
  }
}

module.exports = { EventEmitterAsyncResource };
