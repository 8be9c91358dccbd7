'use strict';
// How util.inspect shows a Buffer: `<Buffer 68 69 ... 3 more bytes, name: value>`.

const bytes = native('buffer');
const { HEX } = require('internal/buffer/encodings');

function inspectBuffer(buffer, context, most) {
  const shown = bytes.decode(buffer, HEX, 0, most).replace(/..(?!$)/g, '$& ');
  const hidden = buffer.length - most;
  let text = shown;
  if (hidden > 0) text += ` ... ${hidden} more byte${hidden > 1 ? 's' : ''}`;
  if (context) {
    const extra = inspectExtra(buffer, context);
    if (extra !== '') text += `${buffer.length !== 0 ? ', ' : ''}${extra}`;
  }
  return `<${className(buffer)} ${text}>`;
}

function className(buffer) {
  const { constructor } = buffer;
  return typeof constructor === 'function' && Object.hasOwn(constructor, 'name') ? constructor.name : 'Buffer';
}

// The properties that a program has put on it, as they look in an object without a prototype.
function inspectExtra(buffer, context) {
  const extra = { __proto__: null };
  let found = false;
  for (const key of bytes.extraKeys(buffer)) {
    if (!context.showHidden && !Object.prototype.propertyIsEnumerable.call(buffer, key)) continue;
    found = true;
    extra[key] = buffer[key];
  }
  if (!found) return '';
  const { inspect } = require('internal/util/inspect');
  return inspect(extra, { ...context, breakLength: Infinity, compact: true }).slice(27, -2);
}

module.exports = { inspectBuffer };
