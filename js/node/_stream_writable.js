'use strict';
// The name under which programs of old asked for this class alone.

module.exports = require('stream').Writable;
