'use strict';
// Stream: the first ancestor of all streams, an EventEmitter with the simple pipe() of old, as
// programs that inherit from `require('stream')` itself use it.

const EE = require('events');

function Stream(options) {
  EE.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EE.prototype);
Object.setPrototypeOf(Stream, EE);

Stream.prototype.pipe = function(dest, options) {
  const source = this;
  let told = false;

  function ondata(chunk) {
    if (dest.writable && dest.write(chunk) === false && source.pause) source.pause();
  }
  function ondrain() {
    if (source.readable && source.resume) source.resume();
  }
  function onend() {
    if (told) return;
    told = true;
    dest.end();
  }
  function onclose() {
    if (told) return;
    told = true;
    if (typeof dest.destroy === 'function') dest.destroy();
  }
  // Stands in for nobody: where no one else listens, the error must stay uncaught.
  function onerror(err) {
    cleanup();
    if (EE.listenerCount(this, 'error') === 0) this.emit('error', err);
  }
  function cleanup() {
    source.removeListener('data', ondata);
    dest.removeListener('drain', ondrain);
    source.removeListener('end', onend);
    source.removeListener('close', onclose);
    source.removeListener('error', onerror);
    dest.removeListener('error', onerror);
    source.removeListener('end', cleanup);
    source.removeListener('close', cleanup);
    dest.removeListener('close', cleanup);
  }

  source.on('data', ondata);
  dest.on('drain', ondrain);
  // process.stdout and its like can't be ended.
  if (!dest._isStdio && (!options || options.end !== false)) {
    source.on('end', onend);
    source.on('close', onclose);
  }
  prependListener(source, 'error', onerror);
  prependListener(dest, 'error', onerror);
  source.on('end', cleanup);
  source.on('close', cleanup);
  dest.on('close', cleanup);
  dest.emit('pipe', source);
  return dest;
};

// Emitters that are not ours may lack prependListener; their listeners can still be reached.
function prependListener(emitter, event, listener) {
  if (typeof emitter.prependListener === 'function') return emitter.prependListener(event, listener);
  const known = emitter._events && emitter._events[event];
  if (!known) emitter.on(event, listener);
  else if (Array.isArray(known)) known.unshift(listener);
  else emitter._events[event] = [listener, known];
}

module.exports = { Stream, prependListener };
