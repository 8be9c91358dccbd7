'use strict';
// FileHandle, what fs.promises.open() answers (https://nodejs.org/api/fs.html#class-filehandle).

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');
const { promised } = require('internal/jobs');
const u = require('internal/fs/utils');
const { kPack, kTransfer } = require('internal/untransferable');
const ops = require('internal/fs/ops');
const { statsFrom } = require('internal/fs/stats');

const kFd = Symbol('kFd');
const kUsers = Symbol('kUsers');
const kClosing = Symbol('kClosing');
const kLife = Symbol('kLife');

// ---- handles that nobody closes ----------------------------------------------------------------------

let forgotten = null;
let isWarned = false;

// What holds the descriptor's number without holding the handle.
function follow(handle, fd) {
  forgotten ??= new FinalizationRegistry(closeForgotten);
  const life = { fd };
  forgotten.register(handle, life);
  return life;
}

function closeForgotten({ fd }) {
  if (fd === -1) return;
  process.emitWarning(`Closing file descriptor ${fd} on garbage collection`);
  if (!isWarned) {
    isWarned = true;
    process.emitWarning('Closing a FileHandle object on garbage collection is deprecated. Please close FileHandle ' +
      'objects explicitly using FileHandle.prototype.close(). In the future, an error will be thrown if a file ' +
      'descriptor is closed during garbage collection.', 'DeprecationWarning', 'DEP0137');
  }
  promised(ops.close(fd, true)).catch(() => {});
}

// ---- the class ---------------------------------------------------------------------------------------

// A file is closed once nobody is at work on it any more: `users` are the handle itself, running
// operations, and streams.
class FileHandle extends EventEmitter {
  constructor(fd) {
    super();
    this[kFd] = fd;
    this[kLife] = follow(this, fd);
    this[kUsers] = 1;
    this[kClosing] = null;
  }

  get fd() {
    return this[kFd];
  }

  getAsyncId() {
    return -1;
  }

  appendFile(data, options) {
    return use(this, 'writeFile', () => require('internal/fs/promises').writeWhole(this, data, options, 'a'));
  }

  writeFile(data, options) {
    return use(this, 'writeFile', () => require('internal/fs/promises').writeWhole(this, data, options, 'w'));
  }

  readFile(options) {
    return use(this, 'readFile', () => require('internal/fs/promises').readFile(this, options));
  }

  chmod(mode) {
    return use(this, 'fchmod', () => promised(ops.fchmod(this[kFd], mode, true)));
  }

  chown(uid, gid) {
    return use(this, 'fchown', () => promised(ops.fchown(this[kFd], uid, gid, true)));
  }

  datasync() {
    return use(this, 'fdatasync', () => promised(ops.fdatasync(this[kFd], true)));
  }

  sync() {
    return use(this, 'fsync', () => promised(ops.fsync(this[kFd], true)));
  }

  stat(options) {
    return use(this, 'fstat', async () => {
      return statsFrom(await promised(ops.fstat(this[kFd], options, true)), options?.bigint);
    });
  }

  truncate(len = 0) {
    return use(this, 'ftruncate', () => promised(ops.ftruncate(this[kFd], len, true)));
  }

  utimes(atime, mtime) {
    return use(this, 'futimes', () => promised(ops.futimes(this[kFd], atime, mtime, true)));
  }

  read(buffer, offset, length, position) {
    return use(this, 'read', () => readSome(this[kFd], buffer, offset, length, position));
  }

  readv(buffers, position) {
    return use(this, 'readv', async () => {
      const size = u.validateBufferArray(buffers);
      const at = typeof position === 'number' ? position : -1;
      const bytes = await promised(ops.binding.readNew(this[kFd], size, at, true));
      return { __proto__: null, bytesRead: require('internal/fs/sync').scatter(bytes, buffers), buffers };
    });
  }

  write(buffer, offset, length, position) {
    return use(this, 'write', async () => {
      if (buffer?.byteLength === 0) return { __proto__: null, bytesWritten: 0, buffer };
      const w = require('internal/fs/sync').writeArguments(buffer, offset, length, position);
      const job = ops.binding.write(this[kFd], w.data, w.offset, w.length, w.position, true);
      return { __proto__: null, bytesWritten: await promised(job), buffer };
    });
  }

  writev(buffers, position) {
    return use(this, 'writev', async () => {
      const size = u.validateBufferArray(buffers);
      if (size === 0) return { __proto__: null, bytesWritten: 0, buffers };
      const { gather, writePosition } = require('internal/fs/sync');
      const job = ops.binding.write(this[kFd], gather(buffers), 0, size, writePosition(position), true);
      return { __proto__: null, bytesWritten: await promised(job), buffers };
    });
  }

  readLines(options) {
    const { createInterface } = require('readline');
    return createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  readableWebStream(options = {}) {
    if (this[kFd] === -1) throw new codes.ERR_INVALID_STATE('The FileHandle is closed');
    if (this[kClosing] !== null) throw new codes.ERR_INVALID_STATE('The FileHandle is closing');
    const { validateBoolean, validateObject } = require('internal/validators');
    validateObject(options, 'options');
    const { autoClose = false } = options;
    validateBoolean(autoClose, 'options.autoClose');
    if (options.type !== undefined && options.type !== 'bytes') {
      require('process').emitWarning('A non-"bytes" options.type has no effect. A byte-oriented steam is ' +
        'always created.', 'ExperimentalWarning');
    }
    return require('internal/fs/web_stream').streamOf(this, autoClose);
  }

  createReadStream(options) {
    const { ReadStream } = require('internal/fs/read_stream');
    return new ReadStream(undefined, { ...u.getOptions(options), fd: this });
  }

  createWriteStream(options) {
    const { WriteStream } = require('internal/fs/write_stream');
    return new WriteStream(undefined, { ...u.getOptions(options), fd: this });
  }

  close() {
    if (this[kFd] === -1) return Promise.resolve();
    if (this[kClosing] !== null) return this[kClosing].promise;
    this[kClosing] = Promise.withResolvers();
    const { promise } = this[kClosing];
    this._unref();
    this.emit('close');
    return promise;
  }

  [kTransfer]() {
    if (this[kUsers] > 1 || this[kClosing] !== null) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('Cannot transfer FileHandle while in use', 'DataCloneError');
    }
    return new FileHandle(this._part());
  }

  [kPack]() {
    return ['internal/fs/file_handle', this._part()];
  }

  // The number, which is no longer this handle's.
  _part() {
    const fd = this[kFd];
    this[kFd] = this[kLife].fd = -1;
    return fd;
  }

  _ref() {
    this[kUsers]++;
  }

  _unref() {
    this[kUsers]--;
    if (this[kUsers] !== 0 || this[kClosing] === null) return;
    const { resolve, reject } = this[kClosing];
    promised(ops.close(this._part(), true)).then(resolve, reject);
  }
}

if (Symbol.asyncDispose) {
  Object.defineProperty(FileHandle.prototype, Symbol.asyncDispose, {
    value() { return this.close(); },
    writable: true,
    configurable: true,
  });
}

async function use(handle, syscall, operate) {
  if (handle[kFd] === -1 || handle[kClosing] !== null) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }
  handle._ref();
  try {
    return await operate();
  } finally {
    handle._unref();
  }
}

// read(buffer, offset, length, position), read(buffer, options), read(options) and read().
async function readSome(fd, buffer, offset, length, position) {
  let target = buffer;
  let options = offset;
  if (!ArrayBuffer.isView(buffer)) {
    options = buffer ?? {};
    if (typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', buffer);
    }
    target = options.buffer ?? require('buffer').Buffer.alloc(16384);
  }
  if (options !== null && typeof options === 'object') {
    offset = options.offset;
    length = options.length;
    position = options.position ?? null;
  }
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  length ??= target.byteLength - offset;
  if (length === 0) return { __proto__: null, bytesRead: 0, buffer: target };
  if (target.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', target, 'is empty and cannot be written');
  }
  u.validateRange(offset, length, target.byteLength);
  const bytes = await promised(ops.binding.readNew(fd, length, u.getPosition(position, length), true));
  u.bytesOf(target).set(new Uint8Array(bytes), offset);
  return { __proto__: null, bytesRead: bytes.byteLength, buffer: target };
}

module.exports = { FileHandle, unpack: (fd) => new FileHandle(fd) };
