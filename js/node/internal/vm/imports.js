'use strict';
// import() within scripts of the vm module: as Node has it, only with the program's own loader, and only if the
// script was made so. Scripts go by their file name here.

const { codes } = require('internal/errors');

const scripts = new Map();        // file name → what importModuleDynamically was

let isWarned = false;

function note(filename, importModuleDynamically) {
  if (typeof importModuleDynamically === 'symbol' && !isWarned) {
    isWarned = true;
    process.emitWarning('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER is an experimental feature and might change at any time',
      'ExperimentalWarning');
  }
  scripts.set(filename, importModuleDynamically);
}

/** Throws when the script of that name may not import. */
function check(filename) {
  if (!scripts.has(filename)) return;
  const given = scripts.get(filename);
  if (given === undefined) throw new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING();
  if (typeof given === 'function') {
    // The engine asks for a module's name while the script runs, and a callback answers later.
    throw new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
  }
}

module.exports = { note, check };
