'use strict';
// https://nodejs.org/docs/latest-v22.x/api/worker_threads.html: what a program may ask about its thread, and the way
// to further ones (internal/worker/worker), each with an engine and an event loop of its own.

const { codes } = require('internal/errors');
const { lazy } = require('internal/globals');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

const { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } = require('internal/untransferable');

const isMainThread = native('process').kind !== 'worker';
const own = isMainThread
  ? { threadId: 0, threadName: '', workerData: null, parentPort: null, resourceLimits: {} }
  : require('internal/worker/thread').self;
const environment = require('internal/worker/environment');

function setEnvironmentData(key, value) {
  if (value === undefined) environment.delete(key);
  else environment.set(key, value);
}

function getEnvironmentData(key) {
  return environment.get(key);
}

function receiveMessageOnPort(port) {
  return require('internal/message_port').receiveMessageOnPort(port);
}

function moveMessagePortToContext() {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('moveMessagePortToContext()');
}

async function postMessageToThread(threadId, value, transferList, timeout) {
  return require('internal/worker/messages').postMessageToThread(threadId, value, transferList, timeout);
}

module.exports = {
  isMainThread,
  markAsUntransferable,
  isMarkedAsUntransferable,
  markAsUncloneable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: own.resourceLimits,
  postMessageToThread,
  threadId: own.threadId,
  threadName: own.threadName,
  isInternalThread: false,
  SHARE_ENV,
  parentPort: own.parentPort,
  workerData: own.workerData,
  setEnvironmentData,
  getEnvironmentData,
};
lazy(module.exports, 'Worker', () => require('internal/worker/worker').Worker, true);
for (const name of ['MessagePort', 'MessageChannel', 'BroadcastChannel']) {
  lazy(module.exports, name, () => globalThis[name], true);
}
