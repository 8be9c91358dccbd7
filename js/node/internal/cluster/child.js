'use strict';
// The cluster module of a worker: what it listens on is opened by the primary, which sends the descriptor.

const EventEmitter = require('events');
const child = native('child');
const { uniqueId } = require('internal/cluster/role');
const { Worker, receiver, send } = require('internal/cluster/worker');

const cluster = new EventEmitter();
module.exports = cluster;

const open = new Map();           // key → { close, index, name } of what this worker listens on
const indexes = new Map();        // address → the indexes in use

cluster.isWorker = true;
cluster.isMaster = false;
cluster.isPrimary = false;
cluster.worker = null;
cluster.Worker = Worker;

/** Called before the program begins. */
cluster._setupWorker = function() {
  const worker = new Worker({ id: +uniqueId | 0, process, state: 'online' });
  cluster.worker = worker;
  process.once('disconnect', () => {
    worker.emit('disconnect');
    // The primary has gone without a word.
    if (!worker.exitedAfterDisconnect) process.exit(0);
  });
  process.on('internalMessage', receiver((message) => {
    if (message.act === 'disconnect') leave(worker, true);
  }));
  send(process, { act: 'online' });
};

function firstFree(name) {
  const used = indexes.get(name) ?? new Set();
  indexes.set(name, used);
  let index = 0;
  while (used.has(index)) index++;
  used.add(index);
  return index;
}

/**
 * Asks the primary for a socket: { address, port, addressType: 4, 6, -1 for a path, or 'udp4', 'udp6';
 * backlog, flags }, or the number of one that the primary has open: { fd, backlog }. `close` is called when
 * the worker is to stop listening. `done(errno, fd, key)`.
 */
cluster._getSocket = function(wanted, close, done) {
  const { addressType, fd } = wanted;
  const name = fd === undefined ? `${addressType}:${wanted.address}:${wanted.port}` : `fd:${fd}`;
  const index = firstFree(name);
  // The primary may be in another folder.
  const address = isFile(wanted) ? require('path').resolve(wanted.address) : wanted.address;
  send(process, { act: 'open', ...wanted, address, index }, undefined, ({ errno, key }, given) => {
    if (errno === 0) open.set(key, { close, index, name });
    else indexes.get(name).delete(index);
    done(errno, given ?? -1, key);
  });
};

function isFile({ addressType, address }) {
  return addressType === -1 && address[0] !== '\0';
}

/** Tells that this worker listens now. */
cluster._listening = function({ addressType, address, port, fd }) {
  cluster.worker.state = 'listening';
  send(process, { act: 'listening', addressType, address, port, fd });
};

/** Tells that it does no longer. */
cluster._closed = function(key) {
  const entry = open.get(key);
  if (entry === undefined) return;
  open.delete(key);
  indexes.get(entry.name).delete(entry.index);
  send(process, { act: 'close', key });
};

/** Gives a descriptor back that was copied. */
cluster._closeFd = function(fd) {
  child.closeFd(fd);
};

function leave(worker, primaryKnows) {
  worker.exitedAfterDisconnect = true;
  for (const { close } of [...open.values()]) close();
  if (primaryKnows) {
    if (process.connected) process.disconnect();
  } else {
    send(process, { act: 'exitedAfterDisconnect' }, undefined, () => process.disconnect());
  }
}

Worker.prototype.disconnect = function() {
  if (this.state !== 'disconnecting' && this.state !== 'destroying') {
    this.state = 'disconnecting';
    leave(this, false);
  }
  return this;
};

Worker.prototype.destroy = function() {
  if (this.state === 'destroying') return;
  this.exitedAfterDisconnect = true;
  if (!this.isConnected()) process.exit(0);
  this.state = 'destroying';
  send(process, { act: 'exitedAfterDisconnect' }, undefined, () => process.disconnect());
  process.once('disconnect', () => process.exit(0));
};
