'use strict';
// Programs replace writeHead, write and end of a response; theirs are called.
const assert = require('assert');
const http = require('http');
const { test, ask, get, headLines } = require('./_raw');

test(async () => {
  // As on-headers does: add a field at the last moment.
  const text = await ask((req, res) => {
    const { writeHead } = res;
    res.writeHead = function(...args) {
      this.setHeader('X-Time', '1');
      return writeHead.apply(this, args);
    };
    res.end('x');
  }, get());
  assert.strictEqual(headLines(text)[1], 'X-Time: 1');

  // As compression does: take all that is written.
  const wrapped = await ask((req, res) => {
    const { write, end } = res;
    res.write = function(chunk) {
      return write.call(this, `${chunk}`.toUpperCase());
    };
    res.end = function(chunk) {
      if (chunk) this.write(chunk);
      return end.call(this);
    };
    res.write('a');
    res.end('b');
  }, get());
  assert.match(wrapped, /1\r\nA\r\n1\r\nB\r\n0\r\n\r\n$/);

  // On the prototype, for all.
  const { end } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.end = function(...args) {
    if (!this.headersSent) this.setHeader('X-Proto', '1');
    return end.apply(this, args);
  };
  assert.match(await ask((req, res) => res.end('x'), get()), /X-Proto: 1/);
  http.ServerResponse.prototype.end = end;

  const { _implicitHeader } = http.ServerResponse.prototype;
  const implicit = await ask((req, res) => {
    res._implicitHeader = function() {
      this.setHeader('X-Implicit', '1');
      _implicitHeader.call(this);
    };
    res.end('x');
  }, get());
  assert.match(implicit, /X-Implicit: 1/);
});
