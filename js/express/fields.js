'use strict';
// The short way for header fields through the house's own http: what express knows of its insides stands
// here alone. There a response has its fields in `_list` ([name, value, …]) with their places in `_index`
// (by lower-cased name); both may be set as a whole, which costs a tenth of setting one field after the
// other. Under any other http, isOwn is false and nothing here is used.

const { ServerResponse } = require('http');

const plain = ServerResponse.prototype;
const { end, setHeader, writeHead, _implicitHeader } = plain;
const isOwn = plain._list === null && plain._index === null && typeof plain._setField === 'function';

// Shared by all responses: a finished answer's fields can't be changed any more.
const PLACES = { '__proto__': null, 'content-type': 0, 'content-length': 2, 'etag': 4 };
const PLACES_WITHOUT_TAG = { '__proto__': null, 'content-type': 0, 'content-length': 2 };
const POWERED = { '__proto__': null, 'x-powered-by': 0, 'content-type': 2, 'content-length': 4, 'etag': 6 };
const POWERED_WITHOUT_TAG = { '__proto__': null, 'x-powered-by': 0, 'content-type': 2, 'content-length': 4 };

// X-Powered-By on a response that has nothing yet.
function setPoweredBy(response) {
  if (isOwn && response._list === null && response.setHeader === setHeader && response._header === null) {
    response._list = ['X-Powered-By', 'Express'];
    response._index = { '__proto__': null, 'x-powered-by': 0 };
  } else {
    response.setHeader('X-Powered-By', 'Express');
  }
}

// Whether an answer may be finished by finishWith(): nothing is set but X-Powered-By, nothing is sent, and
// none of the functions that programs replace to see or change an answer has been replaced.
function isUntouched(response) {
  const list = response._list;
  return (list === null || (list.length === 2 && list[0] === 'X-Powered-By')) && response._header === null &&
    response.end === end && response.writeHead === writeHead && response.setHeader === setHeader &&
    response._implicitHeader === _implicitHeader && !response.finished && !response.destroyed;
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

module.exports = { isOwn, setPoweredBy, isUntouched, finishWith };
