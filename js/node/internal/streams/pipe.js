'use strict';
// readable.pipe() and unpipe(): data moves as it comes, a full destination pauses the source until it
// has drained, and several destinations wait for the slowest.

const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');
const { readableBits: { DATA_LISTENING } } = require('internal/streams/state');

function pipe(src, dest, options) {
  const state = src._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(dest);

  const endsDest = (!options || options.end !== false) && !isProcessOutput(dest);
  const onSourceEnd = endsDest ? onend : unpipeDest;
  if (state.endEmitted) process.nextTick(onSourceEnd);
  else src.once('end', onSourceEnd);
  dest.on('unpipe', onunpipe);

  let ondrain = null;
  let cleanedUp = false;

  function onunpipe(readable, info) {
    if (readable === src && info && info.hasUnpiped === false) {
      info.hasUnpiped = true;
      cleanup();
    }
  }
  function onend() {
    dest.end();
  }
  function unpipeDest() {
    src.unpipe(dest);
  }
  function cleanup() {
    dest.removeListener('close', onclose);
    dest.removeListener('finish', onfinish);
    if (ondrain) dest.removeListener('drain', ondrain);
    dest.removeListener('error', onerror);
    dest.removeListener('unpipe', onunpipe);
    src.removeListener('end', onend);
    src.removeListener('end', unpipeDest);
    src.removeListener('data', ondata);
    cleanedUp = true;
    // The other destinations must not wait for the drain of one that has gone.
    const isFull = !dest._writableState || dest._writableState.needDrain;
    if (ondrain && state.awaitDrainWriters && isFull) ondrain();
  }
  function waitForDrain() {
    // A write may have led to the unpiping of this very destination.
    if (!cleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      src.pause();
    }
    if (!ondrain) {
      ondrain = () => drained(src, dest);
      dest.on('drain', ondrain);
    }
  }
  function ondata(chunk) {
    if (dest.write(chunk) === false) waitForDrain();
  }
  function onerror(err) {
    unpipeDest();
    dest.removeListener('error', onerror);
    // With nobody else listening the error has to go the way it would go without a pipe.
    if (dest.listenerCount('error') > 0) return;
    const destState = dest._writableState || dest._readableState;
    if (destState && !destState.errorEmitted) errorOrDestroy(dest, err);
    else dest.emit('error', err);
  }
  function onclose() {
    dest.removeListener('finish', onfinish);
    unpipeDest();
  }
  function onfinish() {
    dest.removeListener('close', onclose);
    unpipeDest();
  }

  src.on('data', ondata);
  prependListener(dest, 'error', onerror);
  dest.once('close', onclose);
  dest.once('finish', onfinish);
  dest.emit('pipe', src);
  if (dest.writableNeedDrain === true) waitForDrain();
  else if (!state.flowing) src.resume();
  return dest;
}

// Asked of the process only where it can be: comparing must not bring its streams to life.
function isProcessOutput(dest) {
  return dest._isStdio === true && (dest === process.stdout || dest === process.stderr);
}

function drained(src, dest) {
  const state = src._readableState;
  if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain && state.awaitDrainWriters) state.awaitDrainWriters.delete(dest);
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
