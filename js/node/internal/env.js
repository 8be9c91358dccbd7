'use strict';
// process.env (https://nodejs.org/api/process.html#processenv): whatever is assigned becomes a string, symbols
// are refused, and names and values end at a NUL as the system's own do.

const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');

function cut(text) {
  const at = text.indexOf('\0');
  return at === -1 ? text : text.slice(0, at);
}

function warnOfOdd() {
  if (!require('internal/options').get('--pending-deprecation')) return;
  require('internal/util').warnDeprecated('Assigning any value other than a string, number, or boolean to a ' +
    'process.env property is deprecated. Please make sure to convert the value to a string before setting ' +
    'process.env with it.', 'DEP0104', assign);
}

function assign(target, name, value) {
  if (typeof name === 'symbol' || typeof value === 'symbol') {
    throw new TypeError('Cannot convert a Symbol value to a string');
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') warnOfOdd();
  name = cut(name);
  if (name === '') return true;
  target[name] = cut(`${value}`);
  if (name === 'TZ') native('process').setTimezone(target.TZ);
  return true;
}

const env = new Proxy(native('process').env, {
  set: assign,

  deleteProperty(target, name) {
    if (name === 'TZ' && target.TZ !== undefined) native('process').setTimezone(null);
    return delete target[name];
  },

  defineProperty(target, name, descriptor) {
    if ('value' in descriptor) {
      if (descriptor.configurable && descriptor.writable && descriptor.enumerable) {
        return assign(target, name, descriptor.value);
      }
    } else if ('get' in descriptor || 'set' in descriptor) {
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
  },

  preventExtensions() {
    throw new TypeError('Cannot prevent extensions');
  },
});

module.exports = { env };
