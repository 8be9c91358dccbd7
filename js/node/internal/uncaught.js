'use strict';
// Errors that nobody caught (https://nodejs.org/api/process.html#event-uncaughtexception).

function report(error, origin) {
  if (process.listenerCount('uncaughtExceptionMonitor') > 0) {
    process.emit('uncaughtExceptionMonitor', error, origin);
  }
  if (process.listenerCount('uncaughtException') > 0) {
    try {
      process.emit('uncaughtException', error, origin);
    } catch (second) {
      print(second);
      require('internal/main').endWith(7);
    }
    return;
  }
  print(error);
  require('internal/main').endWith(1);
}

function print(error) {
  const { inspect } = require('internal/util/inspect');
  const text = error instanceof Error ? inspect(error) : `Uncaught:\n${inspect(error)}`;
  native('process').writeSync(2, `${text}\n`);
}

function reportRejection(reason, promise) {
  if (process.listenerCount('unhandledRejection') > 0) {
    process.emit('unhandledRejection', reason, promise);
    return;
  }
  report(reason, 'unhandledRejection');
}

module.exports = { report, reportRejection };
