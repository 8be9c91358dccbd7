'use strict';
// Deprecations that are only told to those who ask for them (--pending-deprecation), each once.

const told = new Set();

function areWanted() {
  return require('internal/options').get('--pending-deprecation') === true ||
    process.env.NODE_PENDING_DEPRECATION === '1';
}

function pending(code, message) {
  if (told.has(code)) return;
  told.add(code);
  if (areWanted()) process.emitWarning(message, 'DeprecationWarning', code);
}

module.exports = { areWanted, pending };
