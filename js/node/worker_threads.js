'use strict';
// https://nodejs.org/docs/latest-v22.x/api/worker_threads.html: the program runs in one thread. What it may ask
// about that is here, with channels between its own parts; a Worker is not.

const { codes } = require('internal/errors');
const { lazy } = require('internal/globals');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

const { isMarkedAsUntransferable, markAsUntransferable } = require('internal/untransferable');

const uncloneable = new WeakSet();
const environment = new Map();

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function markAsUncloneable(object) {
  if (isObject(object)) uncloneable.add(object);
}

function setEnvironmentData(key, value) {
  if (value === undefined) environment.delete(key);
  else environment.set(key, value);
}

function getEnvironmentData(key) {
  return environment.get(key);
}

function Worker() {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('worker_threads.Worker (JavaScript runs in one thread)');
}
Object.setPrototypeOf(Worker.prototype, require('events').prototype);
Object.setPrototypeOf(Worker, require('events'));

function receiveMessageOnPort(port) {
  return require('internal/message_port').receiveMessageOnPort(port);
}

function moveMessagePortToContext() {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('moveMessagePortToContext()');
}

async function postMessageToThread(threadId) {
  const error = new Error(threadId === 0 ? 'Cannot sent a message to the same thread' :
    `Cannot find the destination thread or listener`);
  error.code = threadId === 0 ? 'ERR_WORKER_MESSAGING_SAME_THREAD' : 'ERR_WORKER_MESSAGING_FAILED';
  throw error;
}

module.exports = {
  isMainThread: true,
  markAsUntransferable,
  isMarkedAsUntransferable,
  markAsUncloneable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: {},
  postMessageToThread,
  threadId: 0,
  isInternalThread: false,
  SHARE_ENV,
  Worker,
  parentPort: null,
  workerData: null,
  setEnvironmentData,
  getEnvironmentData,
};
for (const name of ['MessagePort', 'MessageChannel', 'BroadcastChannel']) {
  lazy(module.exports, name, () => globalThis[name], true);
}
