'use strict';
// The REPL's history in a file, from one session to the next.

/** Reads it, and writes it whenever a line is added. An empty path: none is kept. */
function setUp(repl, path, callback) {
  if (path === '') {
    callback(null, repl);
    return;
  }
  const fs = require('fs');
  const file = path || process.env.NODE_REPL_HISTORY || `${require('os').homedir()}/.node_repl_history`;
  repl.pause();
  fs.readFile(file, 'utf8', (error, text) => {
    if (!error) repl.history = text.split(/[\n\r]+/).filter((line) => line !== '').slice(0, repl.historySize);
    repl.on('history', (history) => {
      // A disk that is full or may not be written to is no reason to stop.
      fs.writeFile(file, history.join('\n'), { mode: 0o600 }, () => {});
    });
    repl.resume();
    callback(null, repl);
  });
}

module.exports = { setUp };
