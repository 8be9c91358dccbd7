'use strict';
// What the domain module wants done with every emitter that is made. Apart from events.js, which looks here
// without loading domain.

const hook = { made: null };

/** Has `made(emitter)` called for each emitter from now on. */
function use(made) {
  hook.made = made;
}

module.exports = { hook, use };
