'use strict';
const assert = require('assert');
const cluster = require('cluster');
const http = require('http');

if (cluster.isPrimary) {
  assert.deepStrictEqual([cluster.isMaster, cluster.isWorker, cluster.worker], [true, false, undefined]);
  const events = [];
  const ports = new Set();
  cluster.on('setup', () => events.push('setup'));
  cluster.on('fork', (worker) => events.push(`fork ${worker.id}`));
  cluster.on('online', (worker) => {
    assert.strictEqual(worker.state, 'online');
    events.push(`online ${worker.id}`);
  });
  cluster.on('listening', (worker, address) => {
    assert.strictEqual(worker.state, 'listening');
    assert.deepStrictEqual([address.addressType, address.address], [4, '127.0.0.1']);
    events.push(`listening ${worker.id}`);
    ports.add(address.port);
    if (events.length < 8) return;
    assert.strictEqual(ports.size, 1);
    ask(address.port);
  });
  assert.deepStrictEqual([cluster.fork({ FOR_WORKER: 'yes' }).id, cluster.fork({ FOR_WORKER: 'yes' }).id], [1, 2]);
  assert.deepStrictEqual(Object.keys(cluster.workers), ['1', '2']);

  const ask = (port) => http.get({ port, agent: false }, (res) => {
    let text = '';
    res.setEncoding('utf8').on('data', (piece) => { text += piece; });
    res.on('end', () => {
      assert.match(text, /^worker [12]$/);
      cluster.disconnect(() => events.push('all gone'));
    });
  });
  cluster.on('exit', (worker, code, signal) => {
    assert.deepStrictEqual([code, signal, worker.exitedAfterDisconnect, worker.isDead()], [0, null, true, true]);
    events.push('exit');
  });
  process.on('exit', () => {
    assert.deepStrictEqual(events.sort(), [
      'all gone', 'exit', 'exit', 'fork 1', 'fork 2', 'listening 1', 'listening 2', 'online 1', 'online 2',
      'setup', 'setup',
    ]);
  });
} else {
  assert.deepStrictEqual([cluster.isPrimary, cluster.isWorker, process.env.FOR_WORKER], [false, true, 'yes']);
  assert.strictEqual(process.env.NODE_UNIQUE_ID, undefined);
  http.createServer((req, res) => res.end(`worker ${cluster.worker.id}`)).listen(0, '127.0.0.1');
}
