'use strict';
// DOMException of Web IDL (https://webidl.spec.whatwg.org/#idl-DOMException): name, message, the
// historical numeric code.

const { codes, defineHidden } = require('internal/errors');

// In the order of their codes, which begin at 1. A dash stands before names that no longer give one.
const names = 'IndexSize -DOMStringSize HierarchyRequest WrongDocument InvalidCharacter -NoDataAllowed ' +
  'NoModificationAllowed NotFound NotSupported InUseAttribute InvalidState Syntax InvalidModification ' +
  'Namespace InvalidAccess -Validation TypeMismatch Security Network Abort URLMismatch QuotaExceeded ' +
  'Timeout InvalidNodeType DataClone';

const constants = 'INDEX_SIZE DOMSTRING_SIZE HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER ' +
  'NO_DATA_ALLOWED NO_MODIFICATION_ALLOWED NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX ' +
  'INVALID_MODIFICATION NAMESPACE INVALID_ACCESS VALIDATION TYPE_MISMATCH SECURITY NETWORK ABORT ' +
  'URL_MISMATCH QUOTA_EXCEEDED TIMEOUT INVALID_NODE_TYPE DATA_CLONE';

function codeOf(name) {
  return name.endsWith('Error') ? names.split(' ').indexOf(name.slice(0, -5)) + 1 : 0;
}

// What an exception says, in private fields of an error.
class Facts extends (function(error) { return error; }) {
  #name;
  #message;

  constructor(error, name, message) {
    super(error);
    this.#name = name;
    this.#message = message;
  }

  static check(value) {
    if (typeof value !== 'object' || value === null || !(#name in value)) {
      throw new codes.ERR_INVALID_THIS('DOMException');
    }
  }

  static nameOf(value) {
    Facts.check(value);
    return value.#name;
  }

  static messageOf(value) {
    Facts.check(value);
    return value.#message;
  }
}

class DOMException {
  // It makes what the engine takes for an error, with the prototype of whoever is being made.
  constructor(message = '', options = 'Error') {
    const error = Object.setPrototypeOf(new Error(), new.target.prototype);
    const isDictionary = options !== null && typeof options === 'object';
    new Facts(error, `${isDictionary ? options.name : options}`, `${message}`);
    if (isDictionary && 'cause' in options) defineHidden(error, 'cause', options.cause);
    Error.captureStackTrace(error, DOMException);
    return error;
  }

  get name() {
    return Facts.nameOf(this);
  }

  get message() {
    return Facts.messageOf(this);
  }

  get code() {
    return codeOf(Facts.nameOf(this));
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
for (const key of ['name', 'message', 'code']) {
  Object.defineProperty(DOMException.prototype, key, { enumerable: true });
}
constants.split(' ').forEach((constant, index) => {
  const descriptor = { value: index + 1, enumerable: true };
  Object.defineProperty(DOMException, `${constant}_ERR`, descriptor);
  Object.defineProperty(DOMException.prototype, `${constant}_ERR`, descriptor);
});

module.exports = { DOMException };
