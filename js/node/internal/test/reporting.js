'use strict';
// From a run's events to the reporters that the command line asks for, and from those to their files.

const { codes } = require('internal/errors');

const BUILT_IN = ['spec', 'tap', 'dot', 'junit', 'lcov'];

function destinationOf(name) {
  if (name === 'stdout') return process.stdout;
  if (name === 'stderr') return process.stderr;
  return require('fs').createWriteStream(name);
}

async function reporterOf(name) {
  if (BUILT_IN.includes(name)) return require('test/reporters')[name];
  const { pathToFileURL } = require('url');
  const { createRequire } = require('module');
  const from = createRequire(`${process.cwd()}/noop.js`);
  const target = name.startsWith('file:') ? name : pathToFileURL(from.resolve(name)).href;
  const loaded = await import(target);
  return loaded.default?.default ?? loaded.default ?? loaded;
}

/** A reporter is a Transform, a class of such, or an async generator function. */
function instanceOf(reporter) {
  if (reporter?.prototype && Object.getOwnPropertyDescriptor(reporter.prototype, 'constructor')) {
    return new reporter();
  }
  return reporter;
}

/** Answers a promise for when all is written. */
function attach(stream, { reporters, destinations }) {
  if (process.env.NODE_TEST_CONTEXT === 'child-v8') {
    require('internal/test/messages').send(stream);
    return Promise.resolve();
  }
  if (reporters.length === 0) {
    reporters = [process.stdout.isTTY ? 'spec' : 'tap'];
    if (destinations.length === 0) destinations = ['stdout'];
  } else if (reporters.length === 1 && destinations.length === 0) {
    destinations = ['stdout'];
  }
  if (reporters.length !== destinations.length) {
    throw new codes.ERR_INVALID_ARG_VALUE('--test-reporter', reporters,
      'must match the number of specified \'--test-reporter-destination\'');
  }
  return Promise.all(reporters.map((name, i) => connect(stream, name, destinationOf(destinations[i]))));
}

function connect(stream, name, destination) {
  if (BUILT_IN.includes(name)) return pour(stream, require('test/reporters')[name], destination);
  // Until a program's own reporter is loaded, the run's events wait for it.
  const { PassThrough } = require('stream');
  const waiting = new PassThrough({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  stream.pipe(waiting);
  return reporterOf(name).then((reporter) => pour(waiting, reporter, destination), (error) => {
    process.nextTick(() => { throw error; });
  });
}

function pour(stream, reporter, destination) {
  const instance = instanceOf(reporter);
  const ends = destination !== process.stdout && destination !== process.stderr;
  if (typeof instance === 'function') {
    const { PassThrough } = require('stream');
    const copy = new PassThrough({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
    stream.pipe(copy);
    return write(instance(copy), destination, ends);
  }
  stream.pipe(instance).pipe(destination, { end: ends });
  return require('stream/promises').finished(ends ? destination : instance);
}

async function write(texts, destination, ends) {
  for await (const text of texts) {
    if (!destination.write(text)) await require('events').once(destination, 'drain');
  }
  if (ends) await new Promise((resolve) => { destination.end(resolve); });
}

module.exports = { attach };
