'use strict';
// postMessageToThread(): from any thread to any other, along the wires between makers and made. Each thread knows
// which of its wires leads to a thread below it; whatever is not below goes up.

const wire = require('internal/worker/wire');
const { codes } = require('internal/errors');

const below = new Map();          // number of a thread → the wire that leads there
const asked = new Map();          // number of a question → { settle, timer }
let questions = 0;

const isMain = native('process').kind !== 'worker';

function ownId() {
  return isMain ? 0 : require('internal/worker/thread').self.threadId;
}

function tell(id, type, value, ports = []) {
  wire.send(id, { type, value }, ports);
}

function bear(thread, id) {
  below.set(thread, id);
  if (!isMain) tell(wire.parent, 'born', thread);
}

function bury(thread) {
  below.delete(thread);
  if (!isMain) tell(wire.parent, 'died', thread);
}

function takes(type) {
  return type === 'born' || type === 'died' || type === 'letter' || type === 'answer';
}

/** What came over the wire `from`. */
function take(type, value, from, ports) {
  if (type === 'born') {
    bear(value, from);
  } else if (type === 'died') {
    bury(value);
  } else if (value.to === ownId()) {
    if (type === 'letter') open(value);
    else asked.get(value.question)?.(value.code);
  } else if (!pass(type, value, ports) && type === 'letter') {
    answer(value, 'ERR_WORKER_MESSAGING_FAILED');
  }
}

// Whether there is a way.
function pass(type, value, ports) {
  const id = below.get(value.to) ?? wire.parent;
  if (id === undefined) return false;
  tell(id, type, value, ports);
  return true;
}

function open(letter) {
  let code = process.listenerCount('workerMessage') > 0 ? undefined : 'ERR_WORKER_MESSAGING_FAILED';
  if (code === undefined) {
    try {
      process.emit('workerMessage', letter.message, letter.from);
    } catch {
      code = 'ERR_WORKER_MESSAGING_ERRORED';
    }
  }
  answer(letter, code);
}

function answer(letter, code) {
  const value = { to: letter.from, question: letter.question, code };
  if (letter.from === ownId()) asked.get(letter.question)?.(code);
  else pass('answer', value, []);
}

function postMessageToThread(thread, value, transferList, timeout) {
  if (typeof transferList === 'number' && timeout === undefined) {
    timeout = transferList;
    transferList = [];
  }
  const v = require('internal/validators');
  if (timeout !== undefined) v.validateNumber(timeout, 'timeout', 0);
  const from = ownId();
  if (thread === from) return Promise.reject(new codes.ERR_WORKER_MESSAGING_SAME_THREAD());
  const { takenPorts } = require('internal/message_port');
  const message = require('internal/structured_clone').copyMessage(value, transferList ?? []);
  const question = ++questions;
  const { hold } = require('internal/message_port');
  return new Promise((resolve, reject) => {
    const holder = {};
    let timer;
    const settle = (code) => {
      asked.delete(question);
      clearTimeout(timer);
      hold(holder, false);
      if (code === undefined) resolve();
      else reject(new codes[code]());
    };
    hold(holder, true);
    asked.set(question, settle);
    if (timeout !== undefined) timer = setTimeout(settle, timeout, 'ERR_WORKER_MESSAGING_TIMEOUT');
    if (!pass('letter', { to: thread, from, question, message }, takenPorts())) settle('ERR_WORKER_MESSAGING_FAILED');
  });
}

module.exports = { bear, bury, postMessageToThread, take, takes };
