'use strict';
// Smaller promises of outgoing messages: ends after the end, wrong Trailer fields, bodies of a bound length, unique
// trailers, rejections of listeners.
const assert = require('assert');
const http = require('http');
const events = require('events');
const { test, listen, ask, get, Client } = require('./_raw');

test(async () => {
  const codes = [];
  await ask((req, res) => {
    res.on('error', (error) => codes.push(error.code));
    res.end('over');
    assert.strictEqual(res.writableFinished, true);
    res.end((error) => codes.push(error.code));
    res.end('more', (error) => codes.push(error.code));
    res.destroy();
    assert.strictEqual(res.errored, undefined);
  }, get());
  assert.deepStrictEqual(codes, ['ERR_STREAM_ALREADY_FINISHED', 'ERR_STREAM_WRITE_AFTER_END']);

  // A Trailer field needs chunks.
  assert.match(await ask((req, res) => {
    res.setHeader('Trailer', 'A');
    assert.throws(() => res.writeHead(200, { 'Content-Length': 2 }), { code: 'ERR_HTTP_TRAILER_INVALID' });
    res.setHeader('Content-Length', 2);
    assert.throws(() => res.end('ok'), { code: 'ERR_HTTP_TRAILER_INVALID' });
    res.removeHeader('Trailer');
    res.end('ok');
  }, get()), /\r\n\r\nok$/);

  // What would be too much is not counted.
  assert.match(await ask((req, res) => {
    res.strictContentLength = true;
    res.setHeader('Content-Length', 5);
    res.write('hello');
    assert.throws(() => res.write('a'), { code: 'ERR_HTTP_CONTENT_LENGTH_MISMATCH' });
    res.end();
  }, get()), /\r\n\r\nhello$/);

  const unique = http.createServer({ uniqueHeaders: ['a', 't'] }, (req, res) => {
    res.setHeader('A', ['1', '2']);
    res.addTrailers({ T: ['3', '4'] });
    res.write('x');
    assert.deepStrictEqual(res.getHeader('a'), ['1', '2']);
    res.addTrailers({ T: ['3', '4'], U: ['5', '6'] });
    res.end();
  });
  assert.match(await ask(unique, get()), /\r\nA: 1; 2\r\n[^]*0\r\nT: 3; 4\r\nU: 5\r\nU: 6\r\n\r\n$/);

  events.captureRejections = true;
  const failing = await listen((req, res) => {
    res.on('told', async () => {
      throw new Error('of a listener');
    });
    res.on('close', () => assert.strictEqual(res.errored.message, 'of a listener'));
    res.emit('told');
  });
  assert.strictEqual(await new Client(failing).write(get()).closed, '');
  events.captureRejections = false;
  failing.close();
});
