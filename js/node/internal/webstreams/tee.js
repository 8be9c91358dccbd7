'use strict';
// Splitting a readable stream in two: https://streams.spec.whatwg.org/#rs-abstract-ops, "ReadableStreamTee".

const { deferred, promiseOf, react } = require('internal/webstreams/util');
const core = require('internal/webstreams/readable_core');

/** The records of the two branches. With `clones`, the second gets structured clones of the chunks. */
function tee(stream, clones) {
  if (stream.controller instanceof core.DefaultController) return new DefaultTee(stream, clones).branches;
  const { ByteController } = require('internal/webstreams/byte_controller');
  if (stream.controller instanceof ByteController) return new ByteTee(stream).branches;
  return new DefaultTee(stream, clones).branches;
}

// What both kinds have in common: who has cancelled, and with which reasons.
class Tee {
  constructor(stream) {
    this.stream = stream;
    this.reading = false;
    this.canceled = [false, false];
    this.reasons = [undefined, undefined];
    this.branches = undefined;
    this.cancellation = deferred();
  }

  cancelBranch(index, reason) {
    this.canceled[index] = true;
    this.reasons[index] = reason;
    if (this.canceled[1 - index]) this.cancellation.resolve(core.cancel(this.stream, this.reasons));
    return this.cancellation.promise;
  }

  // One of both still listens, so the cancellation will not come from there.
  settleCancellation() {
    if (!this.canceled[0] || !this.canceled[1]) this.cancellation.resolve();
  }

  cancelAfterError(error) {
    this.branches[0].controller.error(error);
    this.branches[1].controller.error(error);
    this.cancellation.resolve(core.cancel(this.stream, error));
  }

  forwardErrorOf(reader) {
    react(reader.closed.promise, undefined, (reason) => {
      if (reader !== this.reader) return;
      this.branches[0].controller.error(reason);
      this.branches[1].controller.error(reason);
      this.settleCancellation();
    });
  }
}

// ---- chunks of any kind ---------------------------------------------------------------------------------

class DefaultTee extends Tee {
  constructor(stream, clones) {
    super(stream);
    this.reader = core.acquireReader(stream);
    this.clones = clones;
    this.readAgain = false;
    const pull = () => this.pull();
    this.branches = [0, 1].map((index) =>
      core.createStream(pull, (reason) => this.cancelBranch(index, reason)));
    for (const branch of this.branches) branch.controller.begin(undefined);
    this.forwardErrorOf(this.reader);
  }

  pull() {
    if (this.reading) {
      this.readAgain = true;
    } else {
      this.reading = true;
      core.read(this.reader, this);
    }
    return promiseOf(undefined);
  }

  // ---- as a read request ----

  chunk(value) {
    // In a job of its own, so that an error of the source that is known already comes first.
    react(promiseOf(undefined), () => {
      this.readAgain = false;
      let second = value;
      if (!this.canceled[1] && this.clones) {
        try {
          second = require('internal/structured_clone').structuredClone(value);
        } catch (error) {
          this.cancelAfterError(error);
          return;
        }
      }
      if (!this.canceled[0]) this.branches[0].controller.enqueue(value);
      if (!this.canceled[1]) this.branches[1].controller.enqueue(second);
      this.reading = false;
      if (this.readAgain) this.pull();
    });
  }

  close() {
    this.reading = false;
    if (!this.canceled[0]) this.branches[0].controller.close();
    if (!this.canceled[1]) this.branches[1].controller.close();
    this.settleCancellation();
  }

  error() {
    this.reading = false;
  }
}

// ---- bytes ----------------------------------------------------------------------------------------------

class ByteTee extends Tee {
  constructor(stream) {
    super(stream);
    const { createByteStream } = require('internal/webstreams/byte_controller');
    this.reader = core.acquireReader(stream);
    this.readAgain = [false, false];
    this.branches = [0, 1].map((index) =>
      createByteStream(() => this.pull(index), (reason) => this.cancelBranch(index, reason)));
    this.forwardErrorOf(this.reader);
  }

  pull(index) {
    if (this.reading) {
      this.readAgain[index] = true;
      return promiseOf(undefined);
    }
    this.reading = true;
    const request = this.branches[index].controller.getByobRequest();
    if (request === null) this.pullChunk();
    else this.pullInto(request.view, index);
    return promiseOf(undefined);
  }

  pullMore() {
    this.reading = false;
    if (this.readAgain[0]) this.pull(0);
    else if (this.readAgain[1]) this.pull(1);
  }

  // The reader is exchanged as the branches ask for chunks or bring buffers.
  exchangeReader(acquire) {
    core.releaseReader(this.reader);
    this.reader = acquire(this.stream);
    this.forwardErrorOf(this.reader);
  }

  pullChunk() {
    if (this.reader.isByob) this.exchangeReader(core.acquireReader);
    core.read(this.reader, new TeeChunk(this));
  }

  pullInto(view, index) {
    const { acquireByobReader, readInto } = require('internal/webstreams/readable_bytes');
    if (!this.reader.isByob) this.exchangeReader(acquireByobReader);
    readInto(this.reader, view, 1, new TeeInto(this, index));
  }

  /** A copy of `chunk`; undefined when there is no memory for one, and then both branches have failed. */
  clone(chunk) {
    try {
      const { buffer, byteOffset, byteLength } = chunk;
      return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength));
    } catch (error) {
      this.cancelAfterError(error);
      return undefined;
    }
  }
}

class TeeChunk {
  constructor(owner) {
    this.owner = owner;
  }

  chunk(value) {
    react(promiseOf(undefined), () => {
      const { owner } = this;
      const { canceled, branches } = owner;
      owner.readAgain = [false, false];
      let second = value;
      if (!canceled[0] && !canceled[1]) {
        second = owner.clone(value);
        if (second === undefined) return;
      }
      if (!canceled[0]) branches[0].controller.enqueue(value);
      if (!canceled[1]) branches[1].controller.enqueue(second);
      owner.pullMore();
    });
  }

  close() {
    const { owner } = this;
    owner.reading = false;
    for (let i = 0; i < 2; i++) {
      if (!owner.canceled[i]) owner.branches[i].controller.close();
    }
    for (const { controller } of owner.branches) {
      if (controller.pending.length > 0) controller.respond(0);
    }
    owner.settleCancellation();
  }

  error() {
    this.owner.reading = false;
  }
}

class TeeInto {
  constructor(owner, index) {
    this.owner = owner;
    this.index = index;
  }

  chunk(value) {
    react(promiseOf(undefined), () => {
      const { owner, index } = this;
      const other = 1 - index;
      owner.readAgain = [false, false];
      const byob = owner.branches[index].controller;
      if (!owner.canceled[other]) {
        const copy = owner.clone(value);
        if (copy === undefined) return;
        if (!owner.canceled[index]) byob.respondWithNewView(value);
        owner.branches[other].controller.enqueue(copy);
      } else if (!owner.canceled[index]) {
        byob.respondWithNewView(value);
      }
      owner.pullMore();
    });
  }

  close(value) {
    const { owner, index } = this;
    const other = 1 - index;
    owner.reading = false;
    const byob = owner.branches[index].controller;
    const second = owner.branches[other].controller;
    if (!owner.canceled[index]) byob.close();
    if (!owner.canceled[other]) second.close();
    if (value !== undefined) {
      if (!owner.canceled[index]) byob.respondWithNewView(value);
      if (!owner.canceled[other] && second.pending.length > 0) second.respond(0);
    }
    owner.settleCancellation();
  }

  error() {
    this.owner.reading = false;
  }
}

module.exports = { tee };
