'use strict';
// options.IncomingMessage and options.ServerResponse.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

class Request extends http.IncomingMessage {
  get host() {
    return this.headers.host;
  }
}

class Response extends http.ServerResponse {
  constructor(...args) {
    super(...args);
    this.made = true;
  }

  json(value) {
    this.setHeader('Content-Type', 'application/json');
    this.end(JSON.stringify(value));
  }
}

test(async () => {
  const server = http.createServer({ IncomingMessage: Request, ServerResponse: Response }, (req, res) => {
    assert.ok(req instanceof Request && res instanceof Response);
    assert.strictEqual(res.made, true);
    res.json({ host: req.host });
  });
  assert.match(await ask(server, get()), /application\/json[^]*{"host":"x"}$/);
});
