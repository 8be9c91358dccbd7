'use strict';
// What the engine asks about modules, answered by internal/modules/esm once there is one.

function install() {
  native('loader').install(
    (base, specifier, attributes) => require('internal/modules/esm').resolveFor(base, specifier, attributes),
    (name) => require('internal/modules/esm').initialize(name),
  );
}

module.exports = { install };
