'use strict';
// FileHandle.readableWebStream() (https://nodejs.org/api/fs.html#filehandlereadablewebstreamoptions): a file
// as a byte stream, read as it is asked for, from where the handle stands.

const { codes } = require('internal/errors');
const { ReadableStream } = require('stream/web');

const CHUNK = 16 * 1024;

const locked = new WeakSet();

class FileSource {
  constructor(handle, autoClose) {
    this.type = 'bytes';
    this.autoAllocateChunkSize = CHUNK;
    this.handle = handle;
    this.autoClose = autoClose;
    this.onClose = null;
  }

  start(controller) {
    // A handle that is being closed waits for those who use it, so they are to give up.
    this.onClose = () => {
      controller.close();
      controller.byobRequest?.respond(0);
      this.done();
    };
    this.handle.once('close', this.onClose);
  }

  async pull(controller) {
    const { view } = controller.byobRequest;
    let bytesRead;
    try {
      ({ bytesRead } = await this.handle.read(view, 0, view.byteLength));
    } catch (error) {
      await this.done();
      throw error;
    }
    if (this.handle === null) return;
    if (bytesRead === 0) {
      await this.done();
      controller.close();
    }
    controller.byobRequest.respond(bytesRead);
  }

  cancel() {
    return this.done();
  }

  async done() {
    const { handle } = this;
    if (handle === null) return;
    this.handle = null;
    handle.removeListener('close', this.onClose);
    handle._unref();
    if (this.autoClose) await handle.close();
  }
}

function streamOf(handle, autoClose) {
  if (locked.has(handle)) throw new codes.ERR_INVALID_STATE('The FileHandle is locked');
  locked.add(handle);
  handle._ref();
  return new ReadableStream(new FileSource(handle, autoClose));
}

module.exports = { streamOf };
