'use strict';
// maxSockets, maxTotalSockets and maxFreeSockets; waiting requests are served in their order.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => setImmediate(() => res.end(req.url)));

function askAll(agent, hosts) {
  const order = [];
  return Promise.all(hosts.map((host, at) => new Promise((resolve, reject) => {
    const req = http.get({ port: server.address().port, host, agent, path: `/${at}` }, (res) => {
      order.push(at);
      res.resume();
    });
    req.on('error', reject);
    req.on('close', () => setImmediate(resolve));
  }))).then(() => order);
}

server.listen(0, async () => {
  const same = Array(4).fill('127.0.0.1');
  for (const keepAlive of [true, false]) {
    const agent = new http.Agent({ keepAlive, maxSockets: 1 });
    const answered = askAll(agent, same);
    assert.strictEqual(agent.totalSocketCount, 1);
    assert.strictEqual(Object.values(agent.requests)[0].length, 3);
    assert.deepStrictEqual(await answered, [0, 1, 2, 3]);
    assert.deepStrictEqual(Object.keys(agent.requests), []);
    agent.destroy();
  }
  const total = new http.Agent({ keepAlive: true, maxTotalSockets: 1 });
  const answered = askAll(total, ['127.0.0.1', 'localhost', '127.0.0.1']);
  assert.strictEqual(total.totalSocketCount, 1);
  assert.deepStrictEqual((await answered).sort(), [0, 1, 2]);
  total.destroy();

  const few = new http.Agent({ keepAlive: true, maxFreeSockets: 1 });
  await askAll(few, same);
  assert.strictEqual(Object.values(few.freeSockets)[0].length, 1);
  few.destroy();
  server.close();
});
