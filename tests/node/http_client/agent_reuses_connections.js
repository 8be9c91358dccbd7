'use strict';
// A keep-alive agent: one socket for one request after the other, its lists, 'free', destroy().
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  if (req.url === '/close') res.setHeader('Connection', 'close');
  if (req.method === 'HEAD') res.setHeader('Content-Length', 5);
  res.end(req.method === 'HEAD' ? undefined : 'hi');
});
const agent = new http.Agent({ keepAlive: true });
let freed = 0;
agent.on('free', () => freed++);

function ask(options) {
  return new Promise((resolve, reject) => {
    const req = http.request({ port: server.address().port, agent, ...options }, (res) => res.resume());
    req.on('error', reject);
    req.on('close', () => setImmediate(resolve, req));
    req.end();
  });
}

server.listen(0, async () => {
  const name = agent.getName({ host: 'localhost', port: server.address().port });
  const first = await ask({});
  assert.strictEqual(first.reusedSocket, false);
  assert.strictEqual(agent.freeSockets[name].length, 1);
  assert.strictEqual(agent.sockets[name], undefined);
  for (const options of [{}, { method: 'HEAD' }, { method: 'POST' }]) {
    const next = await ask(options);
    assert.strictEqual(next.reusedSocket, true);
    assert.strictEqual(next.socket, first.socket);
    assert.strictEqual(next.res.socket, null);
  }
  assert.strictEqual(freed, 4);
  assert.strictEqual(agent.totalSocketCount, 1);
  assert.strictEqual(first.socket.listenerCount('data'), 0);

  const last = await ask({ path: '/close' });
  assert.strictEqual(last.shouldKeepAlive, false);
  if (!last.socket.closed) await new Promise((resolve) => last.socket.on('close', resolve));
  assert.strictEqual(agent.totalSocketCount, 0);
  assert.deepStrictEqual(Object.keys(agent.freeSockets), []);

  const { socket } = await ask({});
  agent.destroy();
  assert.strictEqual(socket.destroyed, true);
  server.close();
});
