'use strict';
// util.getCallSites: the callers as plain objects.

function describe(site) {
  const column = site.getColumnNumber();
  return {
    functionName: site.getFunctionName() ?? '',
    scriptId: '0',
    scriptName: site.getFileName() ?? '',
    lineNumber: site.getLineNumber(),
    columnNumber: column,
    column,
  };
}

function getCallSites(frameCount = 10, options) {
  const { validateBoolean, validateNumber, validateObject } = require('internal/validators');
  if (options === undefined && typeof frameCount === 'object') {
    options = frameCount;
    frameCount = 10;
  }
  if (options !== undefined) {
    validateObject(options, 'options');
    if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  }
  validateNumber(frameCount, 'frameCount', 1, 200);
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  Error.stackTraceLimit = frameCount;
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    Error.captureStackTrace(holder, getCallSites);
    return holder.stack.map(describe);
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

let isWarned = false;

/** The name it had at first. */
function getCallSite(frameCount, options) {
  if (!isWarned) {
    isWarned = true;
    process.emitWarning('The `util.getCallSite` API has been renamed to `util.getCallSites()`.', 'ExperimentalWarning');
  }
  return getCallSites(frameCount, options);
}

module.exports = { getCallSite, getCallSites };
