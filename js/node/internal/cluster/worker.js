'use strict';
// Worker (https://nodejs.org/api/cluster.html#class-worker), as both sides have it; each adds disconnect() and
// destroy(). And the messages between them: { cmd: 'NODE_CLUSTER', act, seq, ack }, where `ack` is the `seq`
// of what is answered.

const EventEmitter = require('events');

function Worker(options) {
  if (!(this instanceof Worker)) return new Worker(options);
  EventEmitter.call(this);
  if (options === null || typeof options !== 'object') options = {};
  this.exitedAfterDisconnect = undefined;
  this.state = options.state || 'none';
  this.id = options.id | 0;
  if (options.process) {
    this.process = options.process;
    this.process.on('error', (code, signal) => this.emit('error', code, signal));
    this.process.on('message', (message, handle) => this.emit('message', message, handle));
  }
}
Object.setPrototypeOf(Worker.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Worker, EventEmitter);

Worker.prototype.kill = function(...args) {
  return this.destroy(...args);
};

Worker.prototype.send = function(...args) {
  return this.process.send(...args);
};

Worker.prototype.isDead = function() {
  return this.process.exitCode !== null || this.process.signalCode !== null;
};

Worker.prototype.isConnected = function() {
  return this.process.connected;
};

// ---- messages ------------------------------------------------------------------------------------

const answers = new Map();        // seq → what to do with its answer
let sequence = 0;

/** Sends over a process' channel, `fd` along with it if there is one. */
function send(target, message, fd, callback) {
  if (!target.connected) return false;
  const whole = { cmd: 'NODE_CLUSTER', ...message, seq: sequence };
  if (fd !== undefined && fd !== -1) whole._withFd = true;
  if (callback !== undefined) answers.set(sequence, callback);
  sequence++;
  return target.channel.write(whole, fd ?? -1);
}

/** A listener for 'internalMessage': answers go to who waits for them, the rest to `handler`. */
function receiver(handler) {
  return (message, fd) => {
    if (message.cmd !== 'NODE_CLUSTER') return;
    const answer = answers.get(message.ack);
    if (message.ack === undefined || answer === undefined) {
      handler(message, fd);
      return;
    }
    answers.delete(message.ack);
    answer(message, fd);
  };
}

module.exports = { Worker, receiver, send };
