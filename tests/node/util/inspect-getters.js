'use strict';
// Accessors are named, and called only when that is asked for.

const assert = require('assert');
const { inspect } = require('util');

const object = {
  get read() { return 1; },
  get both() { return { x: 1 }; },
  set both(value) {},
  set written(value) {},
  get broken() { throw new Error('no'); },
  get nothing() { return null; },
};

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(object, [
  '{',
  '  read: [Getter],',
  '  both: [Getter/Setter],',
  '  written: [Setter],',
  '  broken: [Getter],',
  '  nothing: [Getter]',
  '}',
].join('\n'));
shows(object, [
  '{',
  '  read: [Getter: 1],',
  '  both: [Getter/Setter] { x: 1 },',
  '  written: [Setter],',
  '  broken: [Getter: <Inspection threw (no)>],',
  '  nothing: [Getter: null]',
  '}',
].join('\n'), { getters: true });
shows(object, [
  '{',
  '  read: [Getter: 1],',
  '  both: [Getter/Setter],',
  '  written: [Setter],',
  '  broken: [Getter: <Inspection threw (no)>],',
  '  nothing: [Getter: null]',
  '}',
].join('\n'), { getters: 'get' });
shows(object, [
  '{',
  '  read: [Getter],',
  '  both: [Getter/Setter] { x: 1 },',
  '  written: [Setter],',
  '  broken: [Getter],',
  '  nothing: [Getter]',
  '}',
].join('\n'), { getters: 'set' });
