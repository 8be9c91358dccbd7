// mote only
'use strict';
// require() is traced, and the console's methods tell their arguments before they are put into words.

const assert = require('assert');
const dc = require('diagnostics_channel');

const events = [];
const trace = dc.tracingChannel('module.require');
const handlers = {
  start: (message) => events.push(['start', message.id]),
  end: (message) => events.push(['end', message.id, message.result, message.error?.code]),
  error: (message) => events.push(['error', message.id, message.error.code]),
};
trace.subscribe(handlers);
const path = require('path');
assert.throws(() => require('nowhere-to-be-found'));
trace.unsubscribe(handlers);
require('url');
assert.deepStrictEqual(events, [
  ['start', 'path'], ['end', 'path', path, undefined],
  ['start', 'nowhere-to-be-found'], ['error', 'nowhere-to-be-found', 'MODULE_NOT_FOUND'],
  ['end', 'nowhere-to-be-found', undefined, 'MODULE_NOT_FOUND'],
]);

const given = [];
const listener = (args) => given.push(args);
dc.subscribe('console.log', listener);
const written = [];
const { write } = process.stdout;
process.stdout.write = (text) => { written.push(text); return true; };
console.log('%s', 'a', 1);
process.stdout.write = write;
dc.unsubscribe('console.log', listener);
assert.deepStrictEqual(given, [['%s', 'a', 1]]);
assert.deepStrictEqual(written, ['a 1\n']);
