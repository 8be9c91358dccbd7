'use strict';
// Whole files read and written piece by piece: under an AbortSignal, which is looked at between two calls of
// the system (it never interrupts one), and from the pieces of an iterable
// (https://nodejs.org/api/fs.html#fspromiseswritefilefile-data-options).

const { codes, AbortError } = require('internal/errors');
const { promised } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');

const PIECE = 512 * 1024;
const S_IFMT = 0o170000;
const S_IFREG = 0o100000;

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/** Has `work` done with the open file: the descriptor given, or one opened for it alone. */
async function withFile(target, flags, mode, work) {
  if (typeof target === 'number') return work(target);
  const fd = await promised(ops.open(target, flags, mode, true));
  try {
    return await work(fd);
  } finally {
    await promised(ops.close(fd, true));
  }
}

// The size of a regular file; Infinity for what does not tell it.
async function sizeOf(fd) {
  const words = new Float64Array(await promised(ops.fstat(fd, undefined, true)));
  const size = (words[1] & S_IFMT) === S_IFREG ? words[8] : 0;
  if (size > u.MAX_FILE) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  return size || Infinity;
}

async function readAll(fd, signal) {
  const { Buffer } = require('buffer');
  const pieces = [];
  checkAborted(signal);
  let left = await sizeOf(fd);
  let size = 0;
  while (left > 0) {
    checkAborted(signal);
    const bytes = u.toBuffer(await promised(ops.binding.readNew(fd, Math.min(left, PIECE), -1, true)));
    if (bytes.length === 0) break;
    pieces.push(bytes);
    size += bytes.length;
    left -= bytes.length;
    if (size > u.MAX_FILE) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  }
  checkAborted(signal);
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, size);
}

/** The contents of a path or descriptor, in the encoding asked for. */
async function readPieces(target, wanted) {
  checkAborted(wanted.signal);
  const all = await withFile(target, wanted.flag ?? 'r', 0o666, (fd) => readAll(fd, wanted.signal));
  return wanted.encoding && wanted.encoding !== 'buffer' ? all.toString(wanted.encoding) : all;
}

function isIterable(data) {
  return typeof data === 'object' && data !== null && !ArrayBuffer.isView(data) &&
    (data[Symbol.asyncIterator] !== undefined || data[Symbol.iterator] !== undefined);
}

function bytesOf(data, encoding) {
  const whole = u.toData(data, encoding);
  return typeof whole === 'string' ? require('buffer').Buffer.from(whole) : whole;
}

function* slices(bytes) {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

/** Writes data or the pieces of an iterable to a path or descriptor. */
async function writePieces(target, data, wanted, flag) {
  checkAborted(wanted.signal);
  // What can't be written must not have emptied the file.
  const pieces = isIterable(data) ? data : slices(bytesOf(data, wanted.encoding));
  await withFile(target, wanted.flag ?? flag, wanted.mode ?? 0o666, async (fd) => {
    checkAborted(wanted.signal);
    for await (const piece of pieces) {
      checkAborted(wanted.signal);
      await promised(ops.writeFile(fd, piece, { encoding: wanted.encoding }, 'w', true));
    }
    checkAborted(wanted.signal);
    if (wanted.flush) await promised(ops.fsync(fd, true));
  });
}

module.exports = { isIterable, readPieces, writePieces };
