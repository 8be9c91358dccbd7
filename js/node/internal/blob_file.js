'use strict';
// The contents of Blobs that lie in files (https://nodejs.org/api/fs.html#fsopenasblobpath-options). They have
// what internal/blob asks of contents, `length` and `subarray`, and are read when somebody asks: `read` later,
// `readNow` at once. A file that has changed since the Blob was made can't be read as it (NotReadableError of
// the File API, https://w3c.github.io/FileAPI/#ErrorAndException).

const { promised } = require('internal/jobs');
const ops = require('internal/fs/ops');
const { Buffer } = require('buffer');

const SIZE = 8;
const MODIFIED = 12;

/** [from, to] within `length`, counted from the end where they are negative. */
function range(start, end, length) {
  const place = (at) => (at < 0 ? Math.max(0, length + at) : Math.min(at, length));
  const from = place(Math.trunc(start) || 0);
  const to = place(end === undefined ? length : Math.trunc(end) || 0);
  return [from, Math.max(from, to)];
}

function notReadable() {
  const { DOMException } = require('internal/domexception');
  return new DOMException('The blob could not be read', 'NotReadableError');
}

/** What tells one state of a file from another. */
function stampOf(words) {
  const numbers = new BigInt64Array(words);
  return { size: Number(numbers[SIZE]), time: numbers[MODIFIED] * 1000000000n + numbers[MODIFIED + 1] };
}

class FileContent {
  constructor(path, stamp, from, to) {
    this.path = path;
    this.stamp = stamp;
    this.from = from;
    this.length = to - from;
  }

  subarray(start, end) {
    const [from, to] = range(start, end, this.length);
    return new FileContent(this.path, this.stamp, this.from + from, this.from + to);
  }

  // The steps of reading, for both forms: see internal/fs/steps.
  * steps() {
    let fd = -1;
    try {
      fd = yield (later) => ops.open(this.path, 'r', 0o666, later);
      const now = stampOf(yield (later) => ops.fstat(fd, { bigint: true }, later));
      if (now.size !== this.stamp.size || now.time !== this.stamp.time) throw notReadable();
      const all = new Uint8Array(this.length);
      for (let at = 0; at < all.length;) {
        const left = all.length - at;
        const piece = yield (later) => ops.binding.readNew(fd, left, this.from + at, later);
        if (piece.byteLength === 0) throw notReadable();
        all.set(new Uint8Array(piece), at);
        at += piece.byteLength;
      }
      return all;
    } catch (error) {
      throw error.name === 'NotReadableError' ? error : notReadable();
    } finally {
      if (fd !== -1) yield (later) => ops.close(fd, later);
    }
  }

  read() {
    return require('internal/fs/steps').runLater(this.steps());
  }

  readNow() {
    return require('internal/fs/steps').runNow(this.steps());
  }
}

/** Several contents, one after the other. */
class JoinedContent {
  constructor(parts) {
    this.parts = parts;
    this.length = parts.reduce((sum, part) => sum + part.length, 0);
  }

  subarray(start, end) {
    const [from, to] = range(start, end, this.length);
    const parts = [];
    let at = 0;
    for (const part of this.parts) {
      const first = Math.max(0, from - at);
      const last = Math.min(part.length, to - at);
      if (last > first) parts.push(part.subarray(first, last));
      at += part.length;
    }
    return new JoinedContent(parts);
  }

  async read() {
    const pieces = [];
    for (const part of this.parts) pieces.push(part instanceof Uint8Array ? part : await part.read());
    return new Uint8Array(Buffer.concat(pieces));
  }

  readNow() {
    const pieces = this.parts.map((part) => (part instanceof Uint8Array ? part : part.readNow()));
    return new Uint8Array(Buffer.concat(pieces));
  }
}

/** The whole of the file at `path`, as it is now. */
async function contentOfFile(path) {
  const stamp = stampOf(await promised(ops.stat(path, { bigint: true }, true)));
  return new FileContent(path, stamp, 0, stamp.size);
}

module.exports = { JoinedContent, contentOfFile };
