'use strict';
// readable.pipe() and unpipe(): data moves as it comes, a full destination pauses the source until it
// has drained, and several destinations wait for the slowest.

const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');
const { readableBits: { DATA_LISTENING, MULTI_AWAIT_DRAIN } } = require('internal/streams/state');

function pipe(src, dest, options) {
  const state = src._readableState;
  if (state.pipes.length === 1 && (state.flags & MULTI_AWAIT_DRAIN) === 0) {
    state.flags |= MULTI_AWAIT_DRAIN;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(dest);

  const joint = new Joint(src, dest);
  const endsDest = (!options || options.end !== false) && !isProcessOutput(dest);
  joint.onend = endsDest ? () => dest.end() : joint.unpipe;
  if (state.endEmitted) process.nextTick(joint.onend);
  else src.once('end', joint.onend);
  dest.on('unpipe', joint.onunpipe);
  src.on('data', joint.ondata);
  prependListener(dest, 'error', joint.onerror);
  dest.once('close', joint.onclose);
  dest.once('finish', joint.onfinish);
  dest.emit('pipe', src);
  if (dest.writableNeedDrain === true) joint.waitForDrain();
  else if (!state.flowing) src.resume();
  return dest;
}

// One source joined to one destination, with the listeners that it has put on both.
function Joint(src, dest) {
  this.src = src;
  this.dest = dest;
  this.cleanedUp = false;
  this.onend = null;
  this.ondrain = null;
  this.ondata = (chunk) => {
    if (dest.write(chunk) === false) this.waitForDrain();
  };
  this.unpipe = () => src.unpipe(dest);
  this.onunpipe = (readable, info) => {
    if (readable !== src || !info || info.hasUnpiped !== false) return;
    info.hasUnpiped = true;
    this.cleanUp();
  };
  this.onerror = (err) => this.destFailed(err);
  // Whichever of the two comes first makes the other needless.
  this.onclose = () => {
    dest.removeListener('finish', this.onfinish);
    src.unpipe(dest);
  };
  this.onfinish = () => {
    dest.removeListener('close', this.onclose);
    src.unpipe(dest);
  };
}

Joint.prototype.cleanUp = function() {
  const { src, dest, ondrain } = this;
  const state = src._readableState;
  dest.removeListener('close', this.onclose);
  dest.removeListener('finish', this.onfinish);
  if (ondrain) dest.removeListener('drain', ondrain);
  dest.removeListener('error', this.onerror);
  dest.removeListener('unpipe', this.onunpipe);
  src.removeListener('end', this.onend);
  src.removeListener('data', this.ondata);
  this.cleanedUp = true;
  // The other destinations must not wait for the drain of one that has gone.
  const isFull = !dest._writableState || dest._writableState.needDrain;
  if (ondrain && state.awaitDrainWriters && isFull) ondrain();
};

Joint.prototype.waitForDrain = function() {
  const { src, dest } = this;
  const state = src._readableState;
  // A write may have led to the unpiping of this very destination.
  if (!this.cleanedUp) {
    if (state.pipes.length === 1 && state.pipes[0] === dest) {
      state.awaitDrainWriters = dest;
      state.flags &= ~MULTI_AWAIT_DRAIN;
    } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
      state.awaitDrainWriters.add(dest);
    }
    src.pause();
  }
  if (!this.ondrain) {
    this.ondrain = () => drained(src, dest);
    dest.on('drain', this.ondrain);
  }
};

Joint.prototype.destFailed = function(err) {
  const { src, dest } = this;
  src.unpipe(dest);
  dest.removeListener('error', this.onerror);
  // With nobody else listening the error has to go the way it would go without a pipe.
  if (dest.listenerCount('error') > 0) return;
  const destState = dest._writableState || dest._readableState;
  if (destState && !destState.errorEmitted) errorOrDestroy(dest, err);
  else dest.emit('error', err);
};

// Asked of the process only where it can be: comparing must not bring its streams to life.
function isProcessOutput(dest) {
  return dest._isStdio === true && (dest === process.stdout || dest === process.stderr);
}

function drained(src, dest) {
  const state = src._readableState;
  if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
  else if ((state.flags & MULTI_AWAIT_DRAIN) !== 0 && state.awaitDrainWriters) {
    state.awaitDrainWriters.delete(dest);
  }
  const waiting = state.awaitDrainWriters;
  if ((!waiting || waiting.size === 0) && (state.flags & DATA_LISTENING) !== 0) src.resume();
}

function unpipe(src, dest) {
  const state = src._readableState;
  if (state.pipesCount === 0) return src;
  if (!dest) {
    const all = state.destinations;
    state.destinations = null;
    src.pause();
    for (let i = 0; i < all.length; i++) all[i].emit('unpipe', src, { hasUnpiped: false });
    return src;
  }
  const index = state.destinations.indexOf(dest);
  if (index === -1) return src;
  state.destinations.splice(index, 1);
  if (state.destinations.length === 0) src.pause();
  dest.emit('unpipe', src, { hasUnpiped: false });
  return src;
}

module.exports = { pipe, unpipe };
