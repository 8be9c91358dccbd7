'use strict';
// https://nodejs.org/docs/latest-v22.x/api/test.html: declaring tests. How they run: internal/test/case; how they
// are told of: internal/test/reporting.

const { lazy } = require('internal/globals');
const { Test, Suite, currentTest } = require('internal/test/case');
const { placeOfCaller } = require('internal/test/place');

function parentTest() {
  return currentTest() ?? require('internal/test/harness').mainHarness().root;
}

function declare(Class, name, options, fn, overrides, above) {
  const parent = parentTest();
  const test = parent.createSubtest(Class, name, options, fn, overrides, placeOfCaller(above));
  // A suite starts its tests itself, when it is complete.
  if (parent instanceof Suite) return Promise.resolve();
  return Promise.resolve(test.start()).then(() => undefined);
}

function make(Class) {
  function declaration(name, options, fn) {
    return declare(Class, name, options, fn, undefined, declaration);
  }
  for (const word of ['skip', 'todo', 'only']) {
    declaration[word] = function(name, options, fn) {
      return declare(Class, name, options, fn, { [word]: true }, declaration[word]);
    };
  }
  return declaration;
}

function hook(kind) {
  const declaration = { [kind](fn, options = {}) {
    parentTest().addHook(kind, fn, options, placeOfCaller(declaration));
  } }[kind];
  return declaration;
}

const test = make(Test);
Object.defineProperty(test, 'name', { value: 'test' });
const suite = make(Suite);
Object.defineProperty(suite, 'name', { value: 'suite' });

Object.assign(test, {
  after: hook('after'),
  afterEach: hook('afterEach'),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  describe: suite,
  it: test,
  run(options) { return require('internal/test/run').run(options); },
  suite,
  test,
});
lazy(test, 'mock', () => new (require('internal/test/mock').MockTracker)(), true);
lazy(test, 'snapshot', () => {
  const { setDefaultSnapshotSerializers, setResolveSnapshotPath } = require('internal/test/snapshots');
  return { __proto__: null, setDefaultSnapshotSerializers, setResolveSnapshotPath };
}, true);
lazy(test, 'assert', () => ({ register: require('internal/test/assertions').register }), true);

module.exports = test;
