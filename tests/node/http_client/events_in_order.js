'use strict';
// The life of a usual request, and of one that is written to when it may not be.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  req.resume();
  req.on('end', () => res.end('hi'));
});

const USUAL = ['socket', 'prefinish', 'finish', 'response', 'close'];

function life(act) {
  return new Promise((resolve) => {
    const events = [];
    const req = http.request({ port: server.address().port, method: 'POST', agent: false });
    for (const name of USUAL) req.on(name, () => events.push(name));
    req.on('error', (error) => events.push(error.code));
    req.on('response', (res) => res.resume());
    req.on('close', () => resolve(events));
    act(req, events);
  });
}

server.listen(0, async () => {
  assert.deepStrictEqual(await life((req) => req.end('x')), USUAL);
  assert.deepStrictEqual(await life((req, events) => {
    req.write('x', () => events.push('written'));
    req.end('y', () => events.push('ended'));
  }), ['socket', 'prefinish', 'written', 'finish', 'ended', 'response', 'close']);
  assert.deepStrictEqual(await life((req, events) => {
    req.end('x');
    assert.strictEqual(req.write('y', (error) => events.push(`callback ${error.code}`)), false);
  }), [
    'socket', 'prefinish', 'callback ERR_STREAM_WRITE_AFTER_END', 'ERR_STREAM_WRITE_AFTER_END',
    'finish', 'response', 'close',
  ]);
  await life((req) => {
    assert.deepStrictEqual([req.writableEnded, req.headersSent, req.socket, req.res], [false, false, null, null]);
    req.end('x');
    assert.deepStrictEqual([req.writableEnded, req.headersSent, req.writableFinished], [true, true, false]);
    req.on('close', () => {
      assert.deepStrictEqual([req.destroyed, req.closed, req.writableFinished], [true, true, true]);
    });
  });
  server.close();
});
