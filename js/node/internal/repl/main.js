'use strict';
// `mote` on a terminal without a program, and `mote -i`.

/** `text`: what is evaluated first. */
function start(text) {
  if (require('internal/options').get('--input-type')) {
    process.stderr.write('Cannot specify --input-type for REPL\n');
    process.exit(1);
  }
  const { moteVersion, nodeVersion } = native('process');
  process.stdout.write(`Welcome to mote v${moteVersion} (Node ${nodeVersion}).\nType ".help" for more information.\n`);
  const repl = require('repl');
  const isTerminal = !!(process.stdout.isTTY && process.stdin.isTTY);
  const { NODE_REPL_MODE, NODE_NO_READLINE, NODE_REPL_HISTORY, NODE_REPL_HISTORY_SIZE } = process.env;
  const size = Number(NODE_REPL_HISTORY_SIZE);
  const server = repl.start({
    [repl.kStandalone]: true,
    useGlobal: true,
    ignoreUndefined: false,
    breakEvalOnSigint: true,
    terminal: isTerminal && !Number.parseInt(NODE_NO_READLINE, 10),
    historySize: size > 0 ? size : 1000,
    replMode: NODE_REPL_MODE?.toLowerCase().trim() === 'strict' ? repl.REPL_MODE_STRICT : repl.REPL_MODE_SLOPPY,
  });
  Object.defineProperty(repl, 'repl', { value: server, configurable: true, enumerable: true, writable: true });
  Object.defineProperty(require('util').inspect, 'replDefaults', {
    configurable: true,
    enumerable: true,
    get: () => repl.writer.options,
    set(options) {
      require('internal/validators').validateObject(options, 'options');
      Object.assign(repl.writer.options, options);
    },
  });
  server.on('exit', () => {
    if (server._flushing) server.once('flushHistory', () => process.exit());
    else process.exit();
  });
  if (server.terminal) server.setupHistory(NODE_REPL_HISTORY, () => {});
  if (text !== undefined) require('vm').runInThisContext(text, { filename: '[eval]' });
}

module.exports = { start };
