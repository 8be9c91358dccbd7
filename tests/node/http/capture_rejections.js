'use strict';
// With captureRejections a rejected handler is answered with 500, or broken off.
const assert = require('assert');
const events = require('events');
const http = require('http');
const { test, ask, get } = require('./_raw');

test(async () => {
  events.captureRejections = true;
  const failing = http.createServer(async () => {
    throw new Error('no');
  });
  assert.match(await ask(failing, get()), /^HTTP\/1.1 500 Internal Server Error/);
  const late = http.createServer(async (req, res) => {
    res.setHeader('X', 'y');
    res.write('half');
    await null;
    throw new Error('no');
  });
  assert.ok(!/0\r\n\r\n$/.test(await ask(late, get())));
  events.captureRejections = false;
});
