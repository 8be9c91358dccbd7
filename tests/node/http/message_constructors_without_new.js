'use strict';
const assert = require('assert');
const http = require('http');
const util = require('util');

assert.ok(http.Server() instanceof http.Server);
assert.ok(http.createServer() instanceof http.Server);

function Request(socket) {
  http.IncomingMessage.call(this, socket);
}
util.inherits(Request, http.IncomingMessage);
assert.strictEqual(new Request(null).httpVersion, null);
assert.deepStrictEqual(new Request(null).headers, {});

function Response(req) {
  http.ServerResponse.call(this, req);
}
util.inherits(Response, http.ServerResponse);
const res = new Response({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
res.setHeader('a', 'b');
assert.strictEqual(res.getHeader('A'), 'b');
assert.strictEqual(res.statusCode, 200);

function Outgoing() {
  http.OutgoingMessage.call(this);
}
util.inherits(Outgoing, http.OutgoingMessage);
assert.throws(() => new Outgoing().write('x'), { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
