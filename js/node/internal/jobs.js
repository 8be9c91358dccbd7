'use strict';
// Calls that run on pool threads. A native function answers the number of the job it has started; the
// callback waits here under that number, so that Rust holds no JavaScript value.

const { on, context } = require('internal/dispatch');

const callbacks = new Map();

on('job', (id, error, result) => {
  const callback = callbacks.get(id);
  callbacks.delete(id);
  if (error !== undefined) callback(error);
  else if (result === undefined) callback(null);
  else callback(null, result);
});

/** Has `callback(error)` or `callback(null, result)` called at the end of the job; `type` as async hooks name it. */
function start(job, callback, type) {
  if (context.frame || context.hooks) {
    callback = require('internal/async_context').bind(callback, type ?? 'FSREQCALLBACK');
  }
  callbacks.set(job, callback);
}

/** A promise of the job's result. */
function promised(job) {
  return new Promise((resolve, reject) => {
    const settle = (error, result) => (error === null ? resolve(result) : reject(error));
    callbacks.set(job, context.hooks ? context.hooks.bind(settle, 'FSREQPROMISE') : settle);
  });
}

module.exports = { start, promised, pending: () => callbacks.size };
