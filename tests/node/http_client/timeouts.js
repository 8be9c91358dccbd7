'use strict';
// 'timeout' comes from the option, the agent, setTimeout() and the response's; it closes nothing itself.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  if (req.url === '/slow') res.write('a');
});

function timesOut(options, prepare) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, ...options });
    prepare?.(req);
    req.on('timeout', () => {
      assert.strictEqual(req.destroyed, false);
      req.destroy(new Error('too slow'));
    });
    req.on('error', (error) => {
      assert.strictEqual(error.message, 'too slow');
      req.on('close', resolve);
    });
  });
}

server.listen(0, async () => {
  await timesOut({ timeout: 20 });
  await timesOut({}, (req) => assert.strictEqual(req.setTimeout(20), req));
  await timesOut({ agent: new http.Agent({ timeout: 20 }) });
  let called = 0;
  await timesOut({ path: '/slow' }, (req) => req.on('response', () => req.setTimeout(20, () => called++)));
  assert.strictEqual(called, 1);

  const req = http.get({ port: server.address().port, path: '/slow', agent: new http.Agent() }, (res) => {
    res.resume();
    res.on('error', () => {});
    res.setTimeout(20, () => {
      res.destroy();
      server.close();
    });
  });
  req.on('timeout', () => assert.fail('only the response was asked'));
});
