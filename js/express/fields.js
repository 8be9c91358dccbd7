'use strict';
// The short way for header fields through the house's own http: what express knows of its insides stands
// here alone. There a response has its fields in `_list` ([name, value, …]), their places by lower-cased
// name in `_index`, and in `_state` whether anything has become of it (0: nothing). Setting all fields at
// once costs a tenth of setting one after the other. Under any other http, isOwn is false and the fields
// are set as everybody sets them.

const { ServerResponse } = require('http');

const plain = ServerResponse.prototype;
const { end, setHeader, writeHead, _implicitHeader } = plain;
const isOwn = plain._list === null && plain._index === null && plain._state === 0;

// Shared by all responses: the fields of a finished answer can't be changed any more.
const PLACES = { '__proto__': null, 'content-type': 0, 'content-length': 2, 'etag': 4 };
const PLACES_WITHOUT_TAG = { '__proto__': null, 'content-type': 0, 'content-length': 2 };
const POWERED = { '__proto__': null, 'x-powered-by': 0, 'content-type': 2, 'content-length': 4, 'etag': 6 };
const POWERED_WITHOUT_TAG = { '__proto__': null, 'x-powered-by': 0, 'content-type': 2, 'content-length': 4 };

// X-Powered-By on a response that has nothing yet.
function setPoweredBy(response) {
  if (isOwn && response._list === null && response._state === 0 && response.setHeader === setHeader) {
    response._list = ['X-Powered-By', 'Express'];
    response._index = { '__proto__': null, 'x-powered-by': 0 };
  } else {
    response.setHeader('X-Powered-By', 'Express');
  }
}

// Whether an answer may be finished by finishWith(): nothing is set but X-Powered-By, nothing has become of
// it, and none of the functions that programs replace to see or change an answer has been replaced.
function isUntouched(response) {
  const list = response._list;
  return (list === null || (list.length === 2 && list[0] === 'X-Powered-By')) && response._state === 0 &&
    response.end === end && response.writeHead === writeHead && response.setHeader === setHeader &&
    response._implicitHeader === _implicitHeader;
}

function finishWith(response, type, length, tag, chunk) {
  if (response._list === null) {
    if (tag === undefined) {
      response._list = ['Content-Type', type, 'Content-Length', length];
      response._index = PLACES_WITHOUT_TAG;
    } else {
      response._list = ['Content-Type', type, 'Content-Length', length, 'ETag', tag];
      response._index = PLACES;
    }
  } else if (tag === undefined) {
    response._list = ['X-Powered-By', 'Express', 'Content-Type', type, 'Content-Length', length];
    response._index = POWERED_WITHOUT_TAG;
  } else {
    response._list = ['X-Powered-By', 'Express', 'Content-Type', type, 'Content-Length', length, 'ETag', tag];
    response._index = POWERED;
  }
  response.end(chunk);
}

// http knows which response goes with a request; elsewhere the request has to hold it.
const responseOf = isOwn ? require('internal/http/response').responseTo : (req) => req._res;

// A request whose route was found, whose shape the engine would forget with the last of them (as http keeps
// those of the others).
function shapeOf(request) {
  const req = Object.create(request);
  req._connection = -1;
  req._bits = 0;
  req.url = '';
  req._head = '';
  req.route = undefined;
  return req;
}

module.exports = { isOwn, shapeOf, responseOf, setPoweredBy, isUntouched, finishWith };
