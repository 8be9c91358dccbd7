'use strict';
// Work that exists in a sync and an async form, written once: a generator yields each call of the file
// system as a function of `later` (see internal/fs/ops); `runNow` makes the calls at once, `runLater`
// awaits them. What else is yielded, the answer of a user's function, is handed back (awaited).

const { codes } = require('internal/errors');
const { promised } = require('internal/jobs');

function runNow(steps) {
  let step = steps.next();
  while (!step.done) {
    let result;
    try {
      result = typeof step.value === 'function' ? step.value(false) : plainAnswer(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(result);
  }
  return step.value;
}

function plainAnswer(value) {
  if (typeof value?.then === 'function') {
    throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', value);
  }
  return value;
}

async function runLater(steps) {
  let step = steps.next();
  while (!step.done) {
    let result;
    try {
      result = await (typeof step.value === 'function' ? promised(step.value(true)) : step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(result);
  }
  return step.value;
}

module.exports = { runLater, runNow };
