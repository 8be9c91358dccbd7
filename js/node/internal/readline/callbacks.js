'use strict';
// Moving and clearing on a terminal by ECMA-48 control sequences: the functions that readline and
// tty.WriteStream share (https://nodejs.org/docs/latest-v22.x/api/readline.html#readlinecursortostream-x-y-callback).

const { codes } = require('internal/errors');

function checkCallback(callback) {
  if (callback !== undefined) require('internal/validators').validateFunction(callback, 'callback');
}

// Writes to what can be written to; with nothing to say, only the callback is called.
function send(stream, data, callback) {
  if (stream !== null && stream !== undefined && data !== '') return stream.write(data, callback);
  if (typeof callback === 'function') process.nextTick(callback, null);
  return true;
}

function cursorTo(stream, x, y, callback) {
  checkCallback(callback);
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new codes.ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new codes.ERR_INVALID_ARG_VALUE('y', y);
  if (stream === null || stream === undefined || (typeof x !== 'number' && typeof y !== 'number')) {
    return send(null, '', callback);
  }
  if (typeof x !== 'number') throw new codes.ERR_INVALID_CURSOR_POS();
  return send(stream, typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`, callback);
}

function moveCursor(stream, dx, dy, callback) {
  checkCallback(callback);
  let data = '';
  if (dx < 0) data += `\x1b[${-dx}D`;
  else if (dx > 0) data += `\x1b[${dx}C`;
  if (dy < 0) data += `\x1b[${-dy}A`;
  else if (dy > 0) data += `\x1b[${dy}B`;
  return send(stream, data, callback);
}

function clearLine(stream, direction, callback) {
  checkCallback(callback);
  let which = 2;
  if (direction < 0) which = 1;
  else if (direction > 0) which = 0;
  return send(stream, `\x1b[${which}K`, callback);
}

function clearScreenDown(stream, callback) {
  checkCallback(callback);
  return send(stream, '\x1b[0J', callback);
}

module.exports = { cursorTo, moveCursor, clearLine, clearScreenDown };
