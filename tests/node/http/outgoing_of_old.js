'use strict';
// _headers and _headerNames work and are deprecated, which is said once.
const assert = require('assert');
const { OutgoingMessage, IncomingMessage } = require('http');

const warnings = [];
process.on('warning', (warning) => warnings.push(`${warning.code}: ${warning.message}`));
const message = new OutgoingMessage();
message.setHeader('Key', 'value');
assert.deepStrictEqual(message._headerNames, { __proto__: null, key: 'Key' });
assert.deepStrictEqual(message._headers, { __proto__: null, key: 'value' });
message._headers = { Other: '1' };
message._headerNames = { other: 'OTHER' };
assert.deepStrictEqual(message.getRawHeaderNames(), ['OTHER']);
setImmediate(() => {
  assert.deepStrictEqual(warnings, ['DEP0066: OutgoingMessage.prototype._headerNames is deprecated']);
});

// Lines that are added to a message with headers of its own.
const incoming = new IncomingMessage();
incoming.headers = { a: '1' };
incoming._addHeaderLines(['B', '2'], 2);
assert.deepStrictEqual(incoming.headers, { a: '1', b: '2' });
