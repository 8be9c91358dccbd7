'use strict';
// destroy() and abort() before, during and after a response; signals.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  if (req.url === '/slow') res.write('a');
});

// All events of a request that `act` does something to, in order.
function trace(options, act) {
  return new Promise((resolve) => {
    const events = [];
    const req = http.get({ port: server.address().port, agent: false, ...options });
    for (const name of ['abort', 'close']) req.on(name, () => events.push(name));
    req.on('error', (error) => events.push(error.message));
    let awaited = req;
    req.on('response', (res) => {
      awaited = res;
      events.push('response');
      for (const name of ['aborted', 'close']) res.on(name, () => events.push(`res ${name}`));
      res.on('error', (error) => events.push(`res: ${error.message}`));
    });
    req.on('close', () => {
      if (awaited === req || awaited.closed) setImmediate(resolve, events);
      else awaited.on('close', () => resolve(events));
    });
    act(req);
  });
}

server.listen(0, async () => {
  const hangUp = ['socket hang up', 'close'];
  assert.deepStrictEqual(await trace({}, (req) => req.destroy()), hangUp);
  assert.deepStrictEqual(await trace({}, (req) => req.destroy(new Error('mine'))), ['mine', 'close']);
  assert.deepStrictEqual(await trace({}, (req) => req.on('socket', () => req.destroy())), hangUp);
  assert.deepStrictEqual(await trace({}, (req) => req.on('finish', () => req.destroy())), hangUp);
  assert.deepStrictEqual((await trace({}, (req) => req.abort())).sort(), ['abort', 'close']);

  const inResponse = (act) => trace({ path: '/slow' }, (req) => req.on('response', (res) => act(req, res)));
  const aborted = ['res aborted', 'close', 'res: aborted', 'res close'];
  assert.deepStrictEqual(await inResponse((req) => req.destroy()), ['response', ...aborted]);
  const withError = await inResponse((req) => req.destroy(new Error('mine')));
  assert.deepStrictEqual(withError, ['response', 'mine', ...aborted]);
  assert.deepStrictEqual(await inResponse((req) => req.abort()), ['response', 'abort', ...aborted]);
  const onlyResponse = await inResponse((req, res) => res.destroy());
  assert.deepStrictEqual(onlyResponse, ['response', 'res aborted', 'res close', 'close']);

  const abortedSignal = ['The operation was aborted', 'close'];
  assert.deepStrictEqual(await trace({ signal: AbortSignal.abort() }, () => {}), abortedSignal);
  const controller = new AbortController();
  const events = await trace({ signal: controller.signal }, (req) => req.on('finish', () => controller.abort()));
  assert.deepStrictEqual(events, abortedSignal);
  server.close();
});
