'use strict';
// server.emit('request', …) calls the handler, as test tools do it; a replaced emit sees requests.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

test(async () => {
  const server = http.createServer((req, res) => res.end(req.url));
  const { emit } = server;
  const events = [];
  server.emit = function(name, ...args) {
    events.push(name);
    return emit.call(this, name, ...args);
  };
  assert.match(await ask(server, get('/seen')), /\/seen$/);
  assert.ok(events.includes('request'));
  let handled;
  const plain = http.createServer((req, res) => {
    handled = [req, res];
  });
  plain.emit('request', 1, 2);
  assert.deepStrictEqual(handled, [1, 2]);
});
