'use strict';
// `mote` on a terminal without a program.

function start() {
  const { moteVersion, nodeVersion } = native('process');
  process.stdout.write(`Welcome to mote v${moteVersion} (Node ${nodeVersion}).\nType ".help" for more information.\n`);
  const repl = require('repl').start({ useGlobal: true, terminal: process.stdout.isTTY && process.stdin.isTTY });
  repl.on('exit', () => process.exit());
  process.on('uncaughtException', (error) => {
    repl._report(error);
    repl.displayPrompt();
  });
  if (repl.terminal && process.env.NODE_REPL_HISTORY !== '') repl.setupHistory(undefined, () => {});
}

module.exports = { start };
