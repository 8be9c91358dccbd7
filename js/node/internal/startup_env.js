'use strict';
// Environment files of --env-file and --env-file-if-exists
// (https://nodejs.org/docs/latest-v22.x/api/cli.html#--env-fileconfig): of several the last one counts, and what
// the environment had before counts more than all.

const { env, writeSync } = native('process');

/** Reads the files that the flags name, in their order. */
function load(flags) {
  const known = new Set(Object.keys(env));
  for (const [name, file] of flags) {
    if (name === '--env-file' || name === '--env-file-if-exists') read(file, name === '--env-file', known);
  }
}

function read(file, mustExist, known) {
  let text;
  try {
    text = require('fs').readFileSync(file, 'utf8');
  } catch (error) {
    if (mustExist || error.code !== 'ENOENT') throw error;
    writeSync(2, `${file} not found. Continuing without it.\n`);
    return;
  }
  const parsed = require('util').parseEnv(text);
  for (const name of Object.keys(parsed)) {
    if (!known.has(name)) process.env[name] = parsed[name];
  }
}

module.exports = { load };
