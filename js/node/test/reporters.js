'use strict';
// https://nodejs.org/docs/latest-v22.x/api/test.html#test-reporters: each is loaded when it is asked for.

const { lazy } = require('internal/globals');

const reporters = module.exports;
for (const name of ['dot', 'junit', 'tap']) {
  lazy(reporters, name, () => require(`internal/test/reporters/${name}`), true);
}
// Classes whose `new` may be left out.
for (const [name, room] of [['spec', 'spec'], ['lcov', 'lcov']]) {
  lazy(reporters, name, () => {
    const Reporter = require(`internal/test/reporters/${room}`);
    function make(...args) { return Reflect.construct(Reporter, args); }
    Object.defineProperty(make, 'name', { value: Reporter.name });
    make.prototype = Reporter.prototype;
    return make;
  }, true);
}
