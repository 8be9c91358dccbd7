'use strict';
// Requests one after the other go over one connection, also when nobody reads a short body.
const assert = require('assert');
const serve = require('./_serve.js');

const ports = new Set();
serve((req, res) => {
  ports.add(req.socket.remotePort);
  res.end('short');
}, async (base) => {
  for (let i = 0; i < 10; i++) assert.strictEqual(await (await fetch(base)).text(), 'short');
  assert.ok(ports.size < 10, `${ports.size} connections`);
  for (let i = 0; i < 10; i++) {
    const response = await fetch(base);
    assert.strictEqual(response.bodyUsed, false);
  }
  assert.ok(ports.size < 20, `${ports.size} connections`);
});
