'use strict';
// Frameworks put prototypes of their own under live requests and responses.
const assert = require('assert');
const http = require('http');
const { test, ask, post } = require('./_raw');

const request = Object.create(http.IncomingMessage.prototype, {
  path: { get() { return this.url.split('?')[0]; } },
});
const response = Object.create(http.ServerResponse.prototype);
response.send = function(text) {
  this.setHeader('Content-Type', 'text/plain');
  this.end(text);
};

test(async () => {
  const text = await ask((req, res) => {
    Object.setPrototypeOf(req, request);
    Object.setPrototypeOf(res, response);
    assert.ok(req instanceof http.IncomingMessage && res instanceof http.ServerResponse);
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    }).on('end', () => res.send(`${req.method} ${req.path} ${req.headers.host} ${body}`));
  }, post('abc'));
  assert.match(text, /Content-Type: text\/plain[^]*POST \/ x abc$/);
});
