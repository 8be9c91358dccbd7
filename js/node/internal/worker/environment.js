'use strict';
// What setEnvironmentData() was told, in this thread or in the one that made it.

module.exports = new Map();
