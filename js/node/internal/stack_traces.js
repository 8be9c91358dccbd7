'use strict';
// Stacks in V8's shape: `err.stack` begins with "Name: message".

function header(error) {
  const name = error.name === undefined ? 'Error' : String(error.name);
  const message = error.message === undefined ? '' : String(error.message);
  const code = error[kNodeError] === true ? ` [${error.code}]` : '';
  return message === '' ? name + code : `${name}${code}: ${message}`;
}

const kNodeError = Symbol.for('mote.nodeError');

function install() {
  const { get } = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    enumerable: false,
    get() {
      const frames = get.call(this);
      if (typeof frames !== 'string') return frames;
      const value = `${header(this)}\n${frames}`.trimEnd();
      Object.defineProperty(this, 'stack', { value, writable: true, configurable: true, enumerable: false });
      return value;
    },
    set(value) {
      Object.defineProperty(this, 'stack', { value, writable: true, configurable: true, enumerable: false });
    },
  });
}

module.exports = { install };
