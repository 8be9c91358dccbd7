'use strict';
// --run NAME: a script of the nearest package.json
// (https://nodejs.org/docs/latest-v22.x/api/cli.html#--run), with the packages' programs on its path. What stands
// behind `--` is added to it, quoted for the shell.

const { cwd, env, writeSync } = native('process');
const { dirname } = require('path');

/** Runs it and ends with its status. */
function run(name, args) {
  const start = cwd();
  const path = findPackage(start);
  if (path === undefined) fail(`Can't find package.json for directory ${start}\n`);
  const command = [scriptOf(path, name), ...args.map(quoted)].join(' ');
  const folder = dirname(path);
  const { status, signal, error } = require('child_process').spawnSync('/bin/sh', ['-c', command], {
    cwd: folder,
    stdio: 'inherit',
    env: {
      ...env,
      PATH: searchPath(start, folder),
      NODE_RUN_SCRIPT_NAME: name,
      NODE_RUN_PACKAGE_JSON_PATH: path,
    },
  });
  if (error) throw error;
  process.exit(signal === null ? status : 128 + require('os').constants.signals[signal]);
}

function fail(message) {
  writeSync(2, message);
  process.exit(1);
}

function findPackage(start) {
  const { existsSync } = require('fs');
  for (let directory = start; ; directory = dirname(directory)) {
    const path = `${directory === '/' ? '' : directory}/package.json`;
    if (existsSync(path)) return path;
    if (directory === '/') return undefined;
  }
}

function scriptOf(path, name) {
  let json;
  try {
    json = JSON.parse(native('loader').readIfThere(path));
  } catch {
    fail(`Can't parse ${path}\n`);
  }
  const scripts = json?.scripts;
  if (scripts === null || typeof scripts !== 'object') fail(`Can't find "scripts" field in ${path}\n`);
  if (!Object.hasOwn(scripts, name)) fail(missing(name, scripts, path));
  if (typeof scripts[name] !== 'string') fail(`Script "${name}" is unexpectedly malformed for ${path}\n`);
  return scripts[name];
}

function missing(name, scripts, path) {
  let text = `Missing script: "${name}" for ${path}\n\nAvailable scripts are:\n`;
  for (const key of Object.keys(scripts)) {
    if (typeof scripts[key] === 'string') text += `  ${key}: ${scripts[key]}\n`;
  }
  return text;
}

function quoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

// The folders of programs between the working directory and the package, the nearest first.
function searchPath(start, folder) {
  const paths = [];
  for (let directory = start; ; directory = dirname(directory)) {
    paths.push(`${directory === '/' ? '' : directory}/node_modules/.bin`);
    if (directory === folder) break;
  }
  if (env.PATH) paths.push(env.PATH);
  return paths.join(':');
}

module.exports = { run };
