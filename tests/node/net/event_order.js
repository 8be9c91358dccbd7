'use strict';
const assert = require('assert');
const net = require('net');
const { test, listen, event } = require('./_test');

test(async () => {
  const seen = [];
  const server = await listen((socket) => {
    socket.on('end', () => seen.push('server end'));
    socket.on('close', (failed) => seen.push(`server close ${failed}`));
    socket.resume();
    socket.end('bye');
  });
  const client = net.connect(server.address().port, '127.0.0.1', () => seen.push('callback'));
  for (const name of ['connect', 'ready', 'data', 'end', 'finish', 'close']) {
    client.on(name, () => seen.push(`client ${name}`));
  }
  await event(client, 'close');
  await new Promise((resolve) => server.close(resolve));
  const ofClient = seen.filter((one) => !one.startsWith('server'));
  assert.deepStrictEqual(ofClient,
    ['callback', 'client connect', 'client ready', 'client data', 'client end', 'client finish',
      'client close']);
  while (!seen.includes('server close false')) await new Promise(setImmediate);
  assert.deepStrictEqual(seen.filter((one) => one.startsWith('server')),
    ['server end', 'server close false']);
});
