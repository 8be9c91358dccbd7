'use strict';
// util.debuglog: sections of debug output that NODE_DEBUG turns on, by name or with * as a wildcard.

const { inspect } = require('internal/util/inspect');
const { formatWithOptions } = require('internal/util/format');

let patterns;
function isEnabled(section) {
  patterns ??= (process.env.NODE_DEBUG || '').split(',').filter((name) => name !== '').map((name) => {
    const text = name.trim().replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${text}$`, 'i');
  });
  return patterns.some((pattern) => pattern.test(section));
}

function writer(section) {
  return (...args) => {
    const { stderr } = process;
    const colors = process.env.FORCE_COLOR === undefined ? !!stderr.isTTY && stderr.getColorDepth() > 2 :
      require('internal/tty/colors').getColorDepth() > 2;
    const pid = colors ? inspect(process.pid, { colors }) : `${process.pid}`;
    stderr.write(`${section} ${pid}: ${formatWithOptions({ colors }, ...args)}\n`);
  };
}

function warnOfSecrets(section) {
  process.emitWarning(`Setting the NODE_DEBUG environment variable to '${section.toLowerCase()}' can expose ` +
    'sensitive data (such as passwords, tokens and authentication headers) in the resulting log.');
}

/** `callback(logger)`, if given, is called at the first use. */
function debuglog(section, callback) {
  section = `${section}`.toUpperCase();
  let write;
  function prepare() {
    if (write === undefined && isEnabled(section)) {
      if (section === 'HTTP' || section === 'HTTP2') warnOfSecrets(section);
      write = writer(section);
    }
    write ??= () => {};
    if (typeof callback === 'function') callback(logger);
    callback = undefined;
  }
  function logger(...args) {
    if (write === undefined) prepare();
    write(...args);
  }
  return Object.defineProperty(logger, 'enabled', {
    get: () => isEnabled(section),
    configurable: true,
    enumerable: true,
  });
}

module.exports = { debuglog, debug: debuglog };
