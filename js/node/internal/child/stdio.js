'use strict';
// The `stdio` option (https://nodejs.org/api/child_process.html#optionsstdio) as the native half takes it.

const { codes } = require('internal/errors');

/** For the native half: no descriptor, and a pipe to us. Other numbers are descriptors of ours. */
const NOTHING = -1;
const PIPE = -2;

/** 'pipe' → ['pipe', 'pipe', 'pipe'], and what is to follow them. */
function fromWord(word, channel) {
  if (word !== 'ignore' && word !== 'overlapped' && word !== 'pipe' && word !== 'inherit') {
    throw new codes.ERR_INVALID_ARG_VALUE('stdio', word);
  }
  const list = word === 'inherit' ? [0, 1, 2] : [word, word, word];
  if (channel) list.push(channel);
  return list;
}

// A stream of any kind that has a descriptor.
function descriptorOf(entry) {
  if (typeof entry !== 'object' || entry === null) return -1;
  if (typeof entry.fd === 'number') return entry.fd;
  const handle = entry.handle ?? entry._handle;
  return typeof handle?.fd === 'number' ? handle.fd : -1;
}

// One entry: { type: 'ignore' | 'inherit' | 'fd' | 'pipe' | 'wrap' | 'overlapped', native }.
function entryOf(entry, number, sync) {
  if (entry === undefined || entry === null) entry = number < 3 ? 'pipe' : 'ignore';
  if (entry === 'ignore') return { type: 'ignore', native: NOTHING };
  if (entry === 'pipe' || entry === 'overlapped' || (typeof entry === 'number' && entry < 0)) {
    return { type: entry === 'overlapped' ? entry : 'pipe', native: PIPE };
  }
  if (entry === 'inherit') return { type: 'inherit', native: number };
  if (typeof entry === 'number') return { type: 'fd', native: entry };
  const fd = descriptorOf(entry);
  if (fd >= 0) return { type: typeof entry.fd === 'number' ? 'fd' : 'wrap', native: fd, stream: entry };
  if (ArrayBuffer.isView(entry) || typeof entry === 'string') {
    if (!sync) throw new codes.ERR_INVALID_SYNC_FORK_INPUT(require('util').inspect(entry));
    return { type: 'pipe', native: PIPE };
  }
  throw new codes.ERR_INVALID_ARG_VALUE('stdio', entry);
}

/** { entries, channel: the place of 'ipc' or -1 }. */
function normalize(stdio, sync) {
  if (typeof stdio === 'string') stdio = fromWord(stdio);
  else if (!Array.isArray(stdio)) throw new codes.ERR_INVALID_ARG_VALUE('stdio', stdio);
  const entries = [];
  let channel = -1;
  // The three standard streams are always there.
  for (let i = 0; i < Math.max(3, stdio.length); i++) {
    if (stdio[i] !== 'ipc') {
      entries.push(entryOf(stdio[i], i, sync));
      continue;
    }
    if (sync) throw new codes.ERR_IPC_SYNC_FORK();
    if (channel !== -1) throw new codes.ERR_IPC_ONE_PIPE();
    channel = i;
    entries.push({ type: 'pipe', native: PIPE, ipc: true });
  }
  return { entries, channel };
}

module.exports = { fromWord, normalize };
