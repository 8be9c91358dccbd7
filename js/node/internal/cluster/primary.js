'use strict';
// The cluster module of a primary: starts workers, and opens what they listen on. A listening socket is opened
// once and its descriptor goes to each worker that asks for the same address, so that the kernel hands
// connections to whoever is free.

const EventEmitter = require('events');
const child = native('child');
const net = native('net');
const { fork: forkProcess } = require('child_process');
const { Worker, receiver, send } = require('internal/cluster/worker');

const SCHED_NONE = 1;
const SCHED_RR = 2;

const cluster = new EventEmitter();
module.exports = cluster;

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = Worker;
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = SCHED_NONE;
cluster.SCHED_RR = SCHED_RR;
cluster.schedulingPolicy = process.env.NODE_CLUSTER_SCHED_POLICY === 'none' ? SCHED_NONE : SCHED_RR;

let ids = 0;
const whenEmpty = [];             // callbacks of disconnect()

// ---- starting workers ----------------------------------------------------------------------------

cluster.setupPrimary = function(options) {
  cluster.settings = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...cluster.settings,
    ...options,
  };
  process.nextTick((settings) => cluster.emit('setup', settings), cluster.settings);
};
cluster.setupMaster = cluster.setupPrimary;

cluster.fork = function(env) {
  cluster.setupPrimary();
  const id = ++ids;
  const worker = new Worker({ id, process: startProcess(id, env) });
  worker.on('message', (message, handle) => cluster.emit('message', worker, message, handle));
  worker.process.once('exit', (code, signal) => onExit(worker, code, signal));
  worker.process.once('disconnect', () => onDisconnect(worker));
  worker.process.on('internalMessage', receiver((message) => onMessage(worker, message)));
  process.nextTick(() => cluster.emit('fork', worker));
  cluster.workers[id] = worker;
  return worker;
};

function startProcess(id, env) {
  const { exec, args, execArgv, cwd, serialization, silent, windowsHide, stdio, gid, uid } = cluster.settings;
  return forkProcess(exec, args, {
    cwd, serialization, silent, windowsHide, execArgv, stdio, gid, uid,
    env: { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` },
  });
}

// ---- their end -----------------------------------------------------------------------------------

function onExit(worker, code, signal) {
  if (!worker.isConnected()) {
    releaseAll(worker);
    forget(worker);
  }
  worker.exitedAfterDisconnect = !!worker.exitedAfterDisconnect;
  worker.state = 'dead';
  worker.emit('exit', code, signal);
  cluster.emit('exit', worker, code, signal);
}

function onDisconnect(worker) {
  releaseAll(worker);
  if (worker.isDead()) forget(worker);
  worker.exitedAfterDisconnect = !!worker.exitedAfterDisconnect;
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
}

function forget(worker) {
  delete cluster.workers[worker.id];
  if (Object.keys(cluster.workers).length > 0) return;
  for (const callback of whenEmpty.splice(0)) callback();
}

cluster.disconnect = function(callback) {
  const workers = Object.values(cluster.workers);
  if (workers.length === 0) process.nextTick(() => { for (const waiting of whenEmpty.splice(0)) waiting(); });
  for (const worker of workers) if (worker.isConnected()) worker.disconnect();
  // Called when the last of them has gone.
  if (typeof callback === 'function') whenEmpty.push(callback);
};

Worker.prototype.disconnect = function() {
  this.exitedAfterDisconnect = true;
  send(this.process, { act: 'disconnect' });
  releaseAll(this);
  forget(this);
  return this;
};

Worker.prototype.destroy = function(signal) {
  this.process.kill(signal || 'SIGTERM');
};

// ---- what they ask for ---------------------------------------------------------------------------

function onMessage(worker, message) {
  switch (message.act) {
    case 'online':
      worker.state = 'online';
      worker.emit('online');
      cluster.emit('online', worker);
      break;
    case 'listening': {
      const { addressType, address, port, fd } = message;
      const info = { addressType, address, port, fd };
      worker.state = 'listening';
      worker.emit('listening', info);
      cluster.emit('listening', worker, info);
      break;
    }
    case 'exitedAfterDisconnect':
      worker.exitedAfterDisconnect = true;
      send(worker.process, { ack: message.seq });
      break;
    case 'open':
      open(worker, message);
      break;
    case 'close':
      release(worker, message.key);
      break;
    default:
  }
}

const shared = new Map();         // key → { fd, errno, workers, path to be removed in the end, whether fd is ours }

// Workers that ask for the same address share one socket; `index` tells apart what one of them opens twice.
function open(worker, message) {
  const { address, port, addressType, index, fd } = message;
  const key = fd === undefined ? `${addressType}:${address}:${port}:${index}` : `fd:${fd}`;
  let entry = shared.get(key);
  if (entry === undefined) {
    entry = { fd: fd ?? -1, errno: 0, workers: new Set(), path: undefined, isOurs: fd === undefined };
    try {
      if (addressType === -1) entry.path = shortest(address);
      if (entry.isOurs) entry.fd = openSocket(message, entry.path);
    } catch (error) {
      entry.errno = error.errno;
    }
    if (entry.errno === 0) shared.set(key, entry);
  }
  if (entry.errno === 0) entry.workers.add(worker);
  send(worker.process, { ack: message.seq, key, errno: entry.errno }, entry.fd);
}

// The system takes only so many characters.
function shortest(path) {
  if (path[0] === '\0') return path;
  const relative = require('path').relative(process.cwd(), path);
  return relative.length < path.length ? relative : path;
}

// The descriptor of a socket that nobody here listens to. Errors: an error of the system's.
function openSocket({ address, port, addressType, backlog, flags }, path) {
  if (addressType === -1) return net.sharedUnix(path, backlog);
  if (address === null) {
    // All addresses of both families, or IPv4 alone where the board has no IPv6.
    try {
      return net.sharedTcp('::', port, backlog, 0);
    } catch (error) {
      if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL'].includes(error.code)) throw error;
      return net.sharedTcp('0.0.0.0', port, backlog, 0);
    }
  }
  if (addressType === 4 || addressType === 6) {
    return net.sharedTcp(address, port, backlog, flags & 3);
  }
  const fd = native('dgram').shared(address, port, flags);
  if (fd < 0) throw Object.assign(new Error('bind'), { errno: fd });
  return fd;
}

function release(worker, key) {
  const entry = shared.get(key);
  if (entry === undefined || !entry.workers.delete(worker) || entry.workers.size > 0) return;
  shared.delete(key);
  if (!entry.isOurs) return;
  child.closeFd(entry.fd);
  if (entry.path !== undefined && entry.path[0] !== '\0') require('fs').rmSync(entry.path, { force: true });
}

function releaseAll(worker) {
  for (const key of [...shared.keys()]) release(worker, key);
}
