'use strict';
// The REPL's history in a file, from one session to the next: read once, and written a moment after each line.

const DISABLED = '\nPersistent history support disabled. Set the NODE_REPL_HISTORY environment\nvariable to a valid, ' +
  'user-writable path to enable.\n';
const NOT_KEPT = 'REPL session history will not be persisted.\n';

/** How long lines may gather before they are written, in milliseconds. */
const DEBOUNCE = 15;

/** An empty path: none is kept. Without one: .node_repl_history in the home directory. */
function setUp(repl, given, callback) {
  const path = given.filePath?.trim();
  if (given.size !== undefined) repl.historySize = given.size;
  if (given.removeHistoryDuplicates !== undefined) repl.removeHistoryDuplicates = given.removeHistoryDuplicates;
  if (path === '') {
    disable(repl);
    callback(null, repl);
    return;
  }
  let file = path;
  if (file === undefined) {
    try {
      file = require('path').join(require('os').homedir(), '.node_repl_history');
    } catch {
      say(repl, `\nError: Could not get the home directory.\n${NOT_KEPT}`);
      disable(repl);
      callback(null, repl);
      return;
    }
  }
  repl.pause();
  read(repl, file).then((handle) => {
    repl.resume();
    if (handle === null) {
      say(repl, `\nError: Could not open history file.\n${NOT_KEPT}`);
      disable(repl);
    } else {
      keep(repl, handle);
    }
    callback(null, repl);
  }, (error) => callback(error));
}

async function read(repl, file) {
  const { open } = require('fs/promises');
  let handle;
  try {
    handle = await open(file, 'a+', 0o600);
  } catch {
    return null;
  }
  const text = await handle.readFile('utf8');
  await handle.close();
  if (text) repl.history = text.split(/[\n\r]+/).filter((line) => line !== '').slice(0, repl.historySize);
  return open(file, 'r+');
}

// From now on the file has what the session has.
function keep(repl, handle) {
  let timer = null;
  let isWriting = false;
  async function flush() {
    timer = null;
    isWriting = true;
    try {
      const text = repl.history.join('\n');
      await handle.truncate(0);
      await handle.write(text, 0, 'utf8');
    } catch {
      // A disk that is full or may not be written to is no reason to stop.
    }
    isWriting = false;
    repl._flushing = timer !== null;
    if (!repl._flushing) repl.emit('flushHistory');
  }
  function onLine() {
    repl._flushing = true;
    if (timer !== null) clearTimeout(timer);
    if (!isWriting) timer = setTimeout(flush, DEBOUNCE);
    else repl.once('flushHistory', onLine);
  }
  repl.on('line', onLine);
  repl.once('exit', function onExit() {
    if (repl._flushing) {
      repl.once('flushHistory', onExit);
      return;
    }
    repl.removeListener('line', onLine);
    handle.close().catch(() => {});
  });
}

// Who looks for older lines is told once why there are none.
function disable(repl) {
  repl._historyPrev = function() {
    delete this._historyPrev;
    if (this.history.length === 0) say(this, DISABLED);
    return this._historyPrev();
  };
}

function say(repl, message) {
  repl._writeToOutput(message);
  if (repl.terminal) repl._refreshLine();
}

module.exports = { setUp };
