'use strict';
const assert = require('assert');
const cluster = require('cluster');

if (cluster.isPrimary) {
  cluster.setupPrimary({ args: ['worker'], silent: false });
  const log = [];
  cluster.on('message', (worker, message) => log.push(`cluster ${message}`));

  const asked = cluster.fork();
  asked.on('message', (message) => {
    log.push(`asked ${message}`);
    asked.disconnect();
  });
  asked.on('online', () => asked.send('hello'));
  asked.on('exit', (code, signal) => log.push(`asked ${code} ${signal} ${asked.exitedAfterDisconnect}`));

  const own = cluster.fork();
  own.on('online', () => own.send('leave'));
  own.on('exit', (code, signal) => log.push(`own ${code} ${signal} ${own.exitedAfterDisconnect}`));

  const destroyed = cluster.fork();
  destroyed.on('online', () => destroyed.send('destroy'));
  destroyed.on('exit', (code, signal) => log.push(`destroyed ${code} ${signal} ${destroyed.exitedAfterDisconnect}`));

  const killed = cluster.fork();
  killed.on('online', () => killed.kill('SIGKILL'));
  killed.on('exit', (code, signal) => log.push(`killed ${code} ${signal} ${killed.exitedAfterDisconnect}`));

  process.on('exit', () => {
    assert.deepStrictEqual(cluster.workers, {});
    assert.deepStrictEqual(log.sort(), [
      'asked 0 null true', 'asked hello to you', 'cluster hello to you', 'destroyed 0 null true',
      'killed null SIGKILL false', 'own 0 null true',
    ]);
  });
} else {
  assert.strictEqual(process.argv[2], 'worker');
  assert(cluster.worker instanceof cluster.Worker);
  assert.strictEqual(cluster.worker.isConnected(), true);
  cluster.worker.on('message', (message) => {
    if (message === 'hello') process.send('hello to you');
    else if (message === 'leave') cluster.worker.disconnect();
    else cluster.worker.destroy();
  });
}
