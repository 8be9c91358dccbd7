'use strict';
// MessageChannel, MessagePort and BroadcastChannel (https://nodejs.org/api/worker_threads.html,
// https://html.spec.whatwg.org/multipage/web-messaging.html). A message is copied when it is posted, and arrives
// in a callback of its own later on. Between threads it goes over a wire (internal/worker/wire).

const { context } = require('internal/dispatch');
const { codes } = require('internal/errors');
const {
  EventTarget, NodeEventTarget, Event, defineEventHandler, dispatchTo, enumerate, inspectAs,
  kListenersChanged,
} = require('internal/event_target');
const { badArgument, copyMessage, refusal } = require('internal/structured_clone');
const { kCheckTransfer, kTransfer } = require('internal/untransferable');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const mayConstruct = Symbol('port');

// Stands in a queue behind the last message.
const CLOSE = { __proto__: null };

// ---- keeping the program alive --------------------------------------------------------------------------

const LONGEST = 2 ** 31 - 1;
const holders = new Set();
let timer = null;

function hold(end, isHeld) {
  if (isHeld) holders.add(end);
  else holders.delete(end);
  const { setInterval, clearInterval } = require('timers');
  if (holders.size > 0) {
    timer ??= setInterval(() => {}, LONGEST);
  } else if (timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

// ---- the ends of a channel ------------------------------------------------------------------------------

function wires() {
  return require('internal/worker/wire');
}

/** The other end, when it is in another thread. */
class Remote {
  constructor(id) {
    this.id = id;
    this.port = null;
  }

  send(message) {
    if (message === CLOSE) wires().close(this.id);
    else wires().send(this.id, message.value, message.ports);
  }
}

/** One end: it stays the same when its port is given away and another one stands for it. */
class End {
  constructor() {
    this.port = null;
    this.other = null;
    this.queue = [];
    this.isStarted = false;
    this.isClosed = false;
    this.unread = 0;                // what had come when it was closed, and is still delivered
    this.isRefed = false;
    this.scope = undefined;         // what async hooks know it by
  }

  send(message) {
    this.queue.push(message);
    if (this.isStarted || message === CLOSE) this.wake();
  }

  // The wire has something.
  ready() {
    const { id } = this.other ?? {};
    if (id === undefined) return;
    for (let message = wires().receive(id); message !== undefined; message = wires().receive(id)) {
      this.send(message ?? CLOSE);
      if (message === null) return;
    }
  }

  // A callback for each message, as in Node.
  wake() {
    const immediate = require('timers').setImmediate(deliver, this);
    if (!this.isRefed) immediate.unref();
  }

  start() {
    if (this.isStarted) return;
    this.isStarted = true;
    for (let i = 0; i < this.queue.length; i++) this.wake();
  }

  ref(isRefed) {
    if (this.isClosed || this.isRefed === isRefed) return;
    this.isRefed = isRefed;
    hold(this, isRefed);
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.isStarted) this.unread = this.queue.length;
    const { port, other } = this;
    this.other = null;
    if (other !== null) other.send(CLOSE);
    require('timers').setImmediate(() => {
      if (this.isRefed) hold(this, false);
      this.isRefed = false;
      if (this.scope !== undefined) context.hooks.destroy(this.scope);
      if (port !== null) dispatchTo(port, new Event('close'), undefined);
    });
  }
}

function deliver(end) {
  const { queue, port } = end;
  if ((end.isClosed && end.unread-- <= 0) || queue.length === 0 || (!end.isStarted && queue[0] !== CLOSE)) return;
  const message = queue.shift();
  if (message === CLOSE) {
    end.other = null;
    end.close();
    return;
  }
  const { MessageEvent } = require('internal/message_event');
  dispatchTo(port, new MessageEvent('message', { data: message.value, ports: message.ports }), message.value);
}

// ---- ports ----------------------------------------------------------------------------------------------

let endOf;

function callInvalid() {
  const error = new TypeError('Constructor cannot be called');
  error.code = 'ERR_CONSTRUCT_CALL_INVALID';
  return error;
}

class MessagePort extends NodeEventTarget {
  #end;

  static {
    endOf = (value) => (typeof value === 'object' && value !== null && #end in value ?
      value.#end : undefined);
  }

  constructor(token, end) {
    if (token !== mayConstruct) throw callInvalid();
    super();
    this.#end = end;
    end.port = this;
    if (context.hooks) end.scope = context.hooks.newScope('MESSAGEPORT', this);
  }

  postMessage(...args) {
    if (args.length === 0) {
      throw badArgument('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    }
    const transfer = transferOf(args[1]);
    const end = this.#end;
    if (transfer.includes(this)) throw refusal('Transfer list contains source port');
    const other = end?.other ?? null;
    const lost = other !== null && other.port !== null && transfer.includes(other.port);
    const value = copyMessage(args[0], transfer);
    if (other === null) return undefined;
    if (lost) {
      process.emitWarning('The target port was posted to itself, and the communication channel was lost');
      end.close();
      return true;
    }
    other.send({ value, ports: takenPorts() });
    return true;
  }

  start() {
    this.#end?.start();
  }

  close(callback = undefined) {
    if (typeof callback === 'function') this.once('close', callback);
    this.#end?.close();
  }

  ref() {
    this.#end?.ref(true);
  }

  unref() {
    this.#end?.ref(false);
  }

  hasRef() {
    return this.#end?.isRefed ?? false;
  }

  // Who listens for messages wants them, and waits for them.
  [kListenersChanged](type, anyLeft) {
    if (type !== 'message' || this.#end === null) return;
    this.#end.ref(anyLeft);
    if (anyLeft) this.#end.start();
    else this.#end.isStarted = false;
  }

  [kCheckTransfer]() {
    if (this.#end === null || this.#end.isClosed) throw refusal('MessagePort in transfer list is already detached');
  }

  [kTransfer]() {
    const end = this.#end;
    end.ref(false);
    end.isStarted = false;
    this.#end = null;
    const port = new MessagePort(mayConstruct, end);
    taken.push(port);
    return port;
  }

  [kInspect](depth, options, inspect) {
    const active = this.#end !== null && !this.#end.isClosed;
    return inspectAs('MessagePort [EventTarget]', { active, refed: this.hasRef() }, depth, options, inspect);
  }
}

// The ports that the copy being made has got, for the event that will bring it.
let taken = [];

function takenPorts() {
  const ports = taken;
  taken = [];
  return ports;
}

enumerate(MessagePort, 'MessagePort');
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

// postMessage(value, list) and postMessage(value, { transfer: list }).
function transferOf(given) {
  if (given === undefined || given === null) return [];
  const isObject = typeof given === 'object' || typeof given === 'function';
  if (!isObject) {
    throw badArgument('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  }
  if (typeof given[Symbol.iterator] === 'function') return listed(given, 'transferList argument');
  const { transfer } = given;
  if (transfer === undefined) return [];
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw badArgument('ERR_INVALID_ARG_TYPE', 'Optional options.transfer argument must be an iterable');
  }
  return listed(transfer, 'options.transfer argument');
}

function listed(iterable, what) {
  const iterator = iterable[Symbol.iterator]();
  if (iterator === null || typeof iterator !== 'object' || typeof iterator.next !== 'function') {
    throw badArgument('ERR_INVALID_ARG_TYPE', `Optional ${what} must be an iterable`);
  }
  return [...{ [Symbol.iterator]: () => iterator }];
}

function MessageChannel() {
  if (new.target === undefined) {
    throw badArgument('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  }
  const [one, two] = [new End(), new End()];
  one.other = two;
  two.other = one;
  this.port1 = new MessagePort(mayConstruct, one);
  this.port2 = new MessagePort(mayConstruct, two);
}

function receiveMessageOnPort(port) {
  const end = endOf(port) ?? (port instanceof BroadcastChannel ? broadcastEnd(port) : undefined);
  if (end === undefined) {
    throw badArgument('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  }
  if (end === null) return undefined;
  if (end.queue.length === 0) end.ready();
  if (end.queue.length === 0 || end.queue[0] === CLOSE) return undefined;
  return { message: end.queue.shift().value };
}

// ---- to and from other threads -----------------------------------------------------------------------------

/** A port to the end that came over a wire. */
function portOf(id) {
  const end = new End();
  connect(end, id);
  return new MessagePort(mayConstruct, end);
}

function connect(end, id) {
  end.other = new Remote(id);
  wires().listen(id, end);
}

/** Takes what has come for a port, and is not told of yet. */
function drain(port) {
  endOf(port)?.ready();
}

/** Gives the end of a port that is on its way to another thread; with what waits for it. */
function surrender(port) {
  const end = endOf(port);
  const { other, queue } = end;
  if (other instanceof Remote) {
    wires().forget(other.id);
    for (const message of queue) if (message !== CLOSE) wires().putBack(other.id, message.value, message.ports);
    return other.id;
  }
  const [ours, theirs] = wires().pair();
  for (const message of queue) if (message !== CLOSE) wires().send(ours, message.value, message.ports);
  if (other === null || queue.at(-1) === CLOSE) wires().close(ours);
  else connect(other, ours);
  return theirs;
}

/** Wires to the threads that were made here, and to the one that made this. */
const workers = new Set();

// A broadcast from another thread, which the others have to hear of.
function hear({ name, value }, from) {
  for (const end of channels.get(name) ?? []) end.send({ value: copyMessage(value, []), ports: [] });
  relay(name, value, from);
}

function relay(name, value, from) {
  const isWorker = native('process').kind === 'worker';
  if (!isWorker && workers.size === 0) return;
  const { parent, send } = wires();
  const all = isWorker ? [...workers, parent] : workers;
  for (const id of all) if (id !== from) send(id, { type: 'broadcast', value: { name, value } }, []);
}

// ---- broadcasts -----------------------------------------------------------------------------------------

const channels = new Map();       // name → Set of ends

let broadcastEnd;

class BroadcastChannel extends EventTarget {
  #name;
  #end;

  static {
    broadcastEnd = (channel) => channel.#end;
  }

  constructor(name) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    const end = this.#end = new End();
    end.port = this;
    end.isStarted = true;
    end.ref(true);
    if (!channels.has(this.#name)) channels.set(this.#name, new Set());
    channels.get(this.#name).add(end);
  }

  get name() {
    return this.#name;
  }

  close() {
    const end = this.#end;
    if (end === null) return;
    this.#end = null;
    end.ref(false);
    end.isClosed = true;
    const all = channels.get(this.#name);
    all.delete(end);
    if (all.size === 0) channels.delete(this.#name);
  }

  postMessage(message) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    if (this.#end === null) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    const copy = copyMessage(message, []);
    relay(this.#name, copy, undefined);
    for (const end of channels.get(this.#name)) {
      if (end !== this.#end) end.send({ value: copyMessage(message, []), ports: [] });
    }
  }

  ref() {
    this.#end?.ref(true);
    return this;
  }

  unref() {
    this.#end?.ref(false);
    return this;
  }

  [kInspect](depth, options, inspect) {
    if (this === null || typeof this !== 'object' || !(#name in this)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    const facts = { name: this.#name, active: this.#end !== null };
    return inspectAs('BroadcastChannel', facts, depth, options, inspect);
  }
}

enumerate(BroadcastChannel, 'BroadcastChannel');
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = {
  BroadcastChannel, MessageChannel, MessagePort, receiveMessageOnPort, drain, hear, hold, portOf, surrender,
  takenPorts, workers,
};
