'use strict';
// process.env (https://nodejs.org/api/process.html#processenv): whatever is assigned becomes a string,
// symbols are refused.

const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');

const env = new Proxy(native('process').env, {
  set(target, name, value) {
    if (typeof name === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    target[name] = String(value);
    if (name === 'TZ') native('process').timezoneChanged?.();
    return true;
  },
  defineProperty(target, name, descriptor) {
    if ('value' in descriptor) {
      if (descriptor.configurable && descriptor.writable && descriptor.enumerable) {
        return Reflect.defineProperty(target, name, { ...descriptor, value: String(descriptor.value) });
      }
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
    }
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' does not accept an accessor(getter/setter) descriptor");
  },
});

module.exports = { env };
