'use strict';
// assert in its strict mode.

module.exports = require('assert').strict;
