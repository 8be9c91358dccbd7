'use strict';
// Where in the program a test was declared.

/** { file, line, column } of the call to `above`. */
function placeOfCaller(above) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const holder = {};
  Error.captureStackTrace(holder, above);
  Error.stackTraceLimit = limit;
  const match = /(?:\(|at )((?:file:\/\/)?[^()]*?):(\d+):(\d+)\)?$/m.exec(`${holder.stack}`);
  if (match === null) return undefined;
  const file = match[1].startsWith('file:') ? require('url').fileURLToPath(match[1]) : match[1];
  return { file, line: +match[2], column: +match[3] };
}

module.exports = { placeOfCaller };
