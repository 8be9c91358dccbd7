'use strict';
// The short way for header fields through the house's own http: what express knows of its insides stands
// here alone. There a response has its fields in `_list` ([name, value, …]), and in `_state` whether anything
// has become of it (0: nothing), and whether it has fields that are listed only when somebody looks. Under
// any other http, isOwn is false and the fields are set as everybody sets them.

const { ServerResponse } = require('http');

const plain = ServerResponse.prototype;
const { end, setHeader } = plain;
const isOwn = plain._list === null && plain._state === 0;

// Bits of `_state` (js/node/_http_common.js), and one of ours: the answer was JSON.
const { PRESET, ANSWERED, FOLDED, CONDITIONAL } = isOwn ? require('_http_common') : {};
const JSON_SENT = 65536;

const POWERED = ['X-Powered-By', 'Express'];

// X-Powered-By on a response that has nothing yet: it stands in `_preset` of the prototype.
function setPoweredBy(response) {
  if (isOwn && !response._state && response._list === null && response.setHeader === setHeader) {
    response._state = PRESET;
  } else {
    response.setHeader('X-Powered-By', 'Express');
  }
}

// Makes a method that answers a text of type `type` at once where nothing hinders it; elsewhere it is the
// method `unusual` in JavaScript.
function textMethod(name, unusual, type, mark, weakETag) {
  const make = require('internal/http/response').textMethod;
  return make(name, unusual, type, mark, [end, setHeader, weakETag]);
}

// What textMethod sent, for those who ask for the fields afterwards.
function fieldsSent(response, types, tagOf) {
  const text = response._sent;
  const fields = (response._state & PRESET) === 0 ? [] : POWERED.slice();
  fields.push('Content-Type', types[(response._state & JSON_SENT) === 0 ? 0 : 1]);
  fields.push('Content-Length', '' + require('buffer').Buffer.byteLength(text));
  const tag = tagOf(text);
  if (tag !== undefined) fields.push('ETag', tag);
  return fields;
}

// Whether a request may ask for another answer than the whole: by a condition or a range. http knows it from
// the head, so that the fields of most requests need not be taken apart; what a program has looked at, and
// may have changed, is looked at.
function isConditional(req) {
  if (!isOwn || req._head === undefined) return true;
  return (req._bits & CONDITIONAL) !== 0 || Object.hasOwn(req, 'headers');
}

// http knows which response goes with a request; elsewhere the request has to hold it.
const responseOf = isOwn ? require('internal/http/response').responseTo : (req) => req._res;

// Lets http make what these classes make without calling them.
function addNothing(...classes) {
  if (isOwn) classes.forEach((Class) => require('internal/http/response').plainClasses.add(Class));
}

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

module.exports = {
  isOwn, isConditional, addNothing, shapeOf, responseOf, setPoweredBy, textMethod, fieldsSent, POWERED, JSON_SENT,
  ANSWERED, FOLDED,
};
