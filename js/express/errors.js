'use strict';
// Errors that carry an HTTP status, in the shape of the `http-errors` package: status, statusCode, expose
// (may the client read the message?) and a name after the status.

const { STATUS_CODES } = require('http');

class HttpError extends Error {}

const identifier = (text) => text.split(' ').map((word) => word[0].toUpperCase() + word.slice(1))
  .join('').replace(/[^ _0-9a-z]/gi, '');

function nameOf(status) {
  const text = STATUS_CODES[status];
  if (text === undefined) return 'Error';
  const name = identifier(text);
  return name.endsWith('Error') ? name : name + 'Error';
}

// `what` is a message or an error to be given the status; an error that has one of its own keeps it.
function httpError(status, what, fields) {
  const error = what instanceof Error ? what : create(status, what);
  if (!(error instanceof HttpError) || error.status !== status) {
    const own = typeof error.status === 'number' && error.status >= 400 && error.status < 600;
    const kept = own ? error.status : status;
    error.expose = kept < 500;
    error.status = error.statusCode = kept;
  }
  if (fields) {
    for (const key of Object.keys(fields)) {
      if (key !== 'status' && key !== 'statusCode') error[key] = fields[key];
    }
  }
  return error;
}

function create(status, message) {
  const error = new HttpError(message === undefined ? STATUS_CODES[status] : message);
  Object.defineProperty(error, 'name', {
    value: nameOf(status), enumerable: false, configurable: true, writable: true
  });
  error.expose = status < 500;
  error.status = error.statusCode = status;
  return error;
}

module.exports = httpError;
