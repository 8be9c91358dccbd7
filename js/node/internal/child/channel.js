'use strict';
// Messages between parent and child (https://nodejs.org/api/child_process.html#event-message): send(),
// disconnect(), 'message' and 'disconnect', on a ChildProcess here and on `process` there. The wire is Node's,
// so that either side may be Node itself: for each message a line of JSON, or a serialized value after its
// length. Messages whose `cmd` begins with NODE_ are between the two implementations.

const EventEmitter = require('events');
const child = native('child');
const { on, context } = require('internal/dispatch');
const { fromArrayBuffer } = require('internal/buffer');
const { codes } = require('internal/errors');
const { validateObject, validateOneOf } = require('internal/validators');

/** Above so many bytes that wait, send() answers false. */
const HIGH_WATER = 128 * 1024;

const channels = new Map();       // id → Channel

on('ipcMessage', (id, data) => channels.get(id)?.received(data));
on('ipcDrain', (id) => channels.get(id)?.drained());
on('ipcClose', (id) => channels.get(id)?.ended());

// ---- the two ways to write a message down --------------------------------------------------------

const json = {
  encode: (message) => JSON.stringify(message),
  decode: (text) => JSON.parse(text),
};

// What structured cloning knows, as v8 serializes it.
const advanced = {
  encode: (message) => require('internal/child/serializer').encode(message),
  decode: (memory) => require('internal/child/serializer').decode(fromArrayBuffer(memory)),
};

// ---- one end ----------------------------------------------------------------------------------------

/** `process.channel` and `subprocess.channel`. */
class Channel extends EventEmitter {
  #counted = 0;
  #explicit = false;

  constructor(owner, fd, serialization) {
    super();
    const framed = serialization === 'advanced';
    this._id = child.openChannel(fd, framed);
    this._owner = owner;
    this._writer = framed ? advanced : json;
    this._frame = context.frame;
    this._early = [];             // messages from before anybody listened
    this._unsent = [];            // callbacks of messages that the system has not taken whole
    this._waiting = null;         // messages that have to wait for a handle's arrival
    this._given = null;           // what is closed here once the other side has it
    channels.set(this._id, this);
    child.readChannel(this._id, true);
  }

  get fd() {
    return this._id === -1 ? undefined : child.channelFd(this._id);
  }

  ref() {
    this.#explicit = true;
    child.setReferenced(this._id, true);
  }

  unref() {
    this.#explicit = true;
    child.setReferenced(this._id, false);
  }

  // A child waits for its channel while it listens for messages, unless it has said otherwise itself.
  refCounted() {
    if (++this.#counted === 1 && !this.#explicit) child.setReferenced(this._id, true);
  }

  unrefCounted() {
    if (--this.#counted === 0 && !this.#explicit) child.setReferenced(this._id, false);
  }

  // ---- in ---------------------------------------------------------------------------------------------

  received(data) {
    context.frame = this._frame;
    const message = this._writer.decode(data);
    if (isInternal(message)) handleInternal(this, message);
    else this.deliver('message', message, undefined);
  }

  deliver(event, message, handle) {
    if (this._id === -1) return;
    process.nextTick(() => {
      if (event === 'internalMessage' || this._owner.listenerCount('message') > 0) {
        this._owner.emit(event, message, handle);
      } else {
        this._early.push([event, message, handle]);
      }
    });
  }

  deliverEarly() {
    if (this._early.length === 0 || this._owner.listenerCount('message') === 0) return;
    const early = this._early;
    this._early = [];
    for (const [event, message, handle] of early) this._owner.emit(event, message, handle);
  }

  // ---- out --------------------------------------------------------------------------------------------

  /** Answers whether the sender may go on. */
  write(message, fd, callback) {
    const pending = child.send(this._id, this._writer.encode(message), fd);
    if (pending < 0) {
      const { ErrnoException } = require('internal/errors');
      const error = new ErrnoException(-32, 'write');
      if (typeof callback === 'function') process.nextTick(callback, error);
      return false;
    }
    if (pending > 0) this._unsent.push(callback);
    else if (typeof callback === 'function') process.nextTick(callback, null);
    return pending < HIGH_WATER;
  }

  drained() {
    const sent = this._unsent;
    this._unsent = [];
    for (const callback of sent) if (typeof callback === 'function') process.nextTick(callback, null);
    if (!this._owner.connected && this._waiting === null) this.closeSoon();
  }

  // ---- the end ----------------------------------------------------------------------------------------

  ended() {
    context.frame = this._frame;
    // The number is not ours any more.
    channels.delete(this._id);
    this._id = -1;
    const owner = this._owner;
    this.releaseGiven();
    owner.connected = false;
    owner.channel = null;
    for (const callback of this._unsent.splice(0)) {
      if (typeof callback === 'function') process.nextTick(callback, new codes.ERR_IPC_CHANNEL_CLOSED());
    }
    process.nextTick(() => owner.emit('disconnect'));
    this.tellClosed();
  }

  /** After disconnect(): once everything is out and no handle is on its way. */
  closeSoon() {
    if (this._waiting !== null || this._unsent.length > 0) return;
    process.nextTick(() => {
      if (this._id === -1) return;
      child.closeChannel(this._id);
      this.ended();
    });
  }

  releaseGiven() {
    const given = this._given;
    this._given = null;
    if (given !== null) given();
  }

  tellClosed() {
    const { ChildProcess, maybeClose } = require('internal/child/process');
    if (this._owner instanceof ChildProcess) maybeClose(this._owner);
  }
}

for (const name of Object.getOwnPropertyNames(Channel.prototype)) {
  Object.defineProperty(Channel.prototype, name, { enumerable: false });
}

// ---- messages between implementations --------------------------------------------------------------

function isInternal(message) {
  return message !== null && typeof message === 'object' && typeof message.cmd === 'string' &&
    message.cmd.length > 5 && message.cmd.startsWith('NODE_');
}

function handleInternal(channel, message) {
  switch (message.cmd) {
    case 'NODE_HANDLE':
      takeHandle(channel, message);
      break;
    case 'NODE_HANDLE_ACK':
      channel.releaseGiven();
      sendWaiting(channel);
      break;
    case 'NODE_HANDLE_NACK':
      sendWaiting(channel);
      break;
    default:
      channel.deliver('internalMessage', message, takeNative(channel, message));
  }
}

// The cluster module's messages may bring a descriptor of their own.
function takeNative(channel, message) {
  return message._withFd ? child.takeFd(channel._id) : undefined;
}

function takeHandle(channel, message) {
  const fd = child.takeFd(channel._id);
  channel.write({ cmd: fd === -1 ? 'NODE_HANDLE_NACK' : 'NODE_HANDLE_ACK' }, -1);
  if (fd === -1) return;
  require('internal/child/handles').receive(message, fd, (handle) => {
    const event = isInternal(message.msg) ? 'internalMessage' : 'message';
    channel.deliver(event, message.msg, handle);
  });
}

function sendWaiting(channel) {
  const waiting = channel._waiting ?? [];
  channel._waiting = null;
  for (const [message, handle, options, callback] of waiting) {
    if (channel._id !== -1) transmit(channel, message, handle, options, callback);
  }
  if (!channel._owner.connected && channel._id !== -1) channel.closeSoon();
}

// ---- send and disconnect ----------------------------------------------------------------------------

function send(message, handle, options, callback) {
  if (typeof handle === 'function') {
    callback = handle;
    handle = undefined;
    options = undefined;
  } else if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (options !== undefined) {
    validateObject(options, 'options');
  }
  if (this.connected) return this._send(message, handle, options, callback);
  const error = new codes.ERR_IPC_CHANNEL_CLOSED();
  if (typeof callback === 'function') process.nextTick(callback, error);
  else process.nextTick(() => this.emit('error', error));
  return false;
}

function _send(message, handle, options, callback) {
  if (message === undefined) throw new codes.ERR_MISSING_ARGS('message');
  if (!['string', 'object', 'number', 'boolean'].includes(typeof message)) {
    throw new codes.ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
  }
  const { channel } = this;
  if (handle !== undefined && handle !== null) require('internal/child/handles').typeOf(handle);
  // Whatever follows a handle waits until that has arrived, so that the order is kept.
  if (channel._waiting !== null) {
    channel._waiting.push([message, handle, options, callback]);
    return channel._waiting.length === 1;
  }
  return transmit(channel, message, handle, options, callback);
}

function transmit(channel, message, handle, options, callback) {
  if (handle === undefined || handle === null) return channel.write(message, -1, callback);
  const { give } = require('internal/child/handles');
  const given = give(handle, options?.keepOpen === true);
  // Closed before it could be sent: the message goes alone.
  if (given === null) return channel.write(message, -1, callback);
  const { type, fd, details, release } = given;
  channel._given = release;
  channel._waiting = [];
  return channel.write({ cmd: 'NODE_HANDLE', type, msg: message, ...details }, fd, callback);
}

function disconnect() {
  if (!this.connected) {
    this.emit('error', new codes.ERR_IPC_DISCONNECTED());
    return;
  }
  this._disconnect();
}

function _disconnect() {
  this.connected = false;
  this.channel.closeSoon();
}

/** Gives `owner` a channel over `fd`. */
function setUp(owner, fd, serialization) {
  const channel = new Channel(owner, fd, serialization);
  owner.channel = channel;
  owner.connected = true;
  Object.defineProperty(owner, '_channel', {
    configurable: true,
    enumerable: false,
    get: () => owner.channel,
    set(value) { owner.channel = value; },
  });
  owner.send = send;
  owner._send = _send;
  owner.disconnect = disconnect;
  owner._disconnect = _disconnect;
  owner.on('newListener', () => {
    process.nextTick(() => channel.deliverEarly());
  });
  return channel;
}

// ---- the child's own end ----------------------------------------------------------------------------

/** This program's channel to its parent. */
function setUpOwn(fd, serialization) {
  const channel = setUp(process, fd, serialization);
  child.setReferenced(channel._id, false);
  process.on('newListener', (name) => {
    if (name === 'message' || name === 'disconnect') channel.refCounted();
  });
  process.on('removeListener', (name) => {
    if (name === 'message' || name === 'disconnect') channel.unrefCounted();
  });
}

/** What a parent has said in the environment, which grandchildren are not to see. */
function setUpFromEnv() {
  const { env } = native('process');
  const fd = Number.parseInt(env.NODE_CHANNEL_FD, 10);
  const serialization = env.NODE_CHANNEL_SERIALIZATION_MODE || 'json';
  delete env.NODE_CHANNEL_FD;
  delete env.NODE_CHANNEL_SERIALIZATION_MODE;
  validateOneOf(serialization, 'NODE_CHANNEL_SERIALIZATION_MODE', ['json', 'advanced']);
  setUpOwn(fd, serialization);
}

module.exports = { setUp, setUpFromEnv, setUpOwn };
