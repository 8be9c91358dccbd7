'use strict';
// What the tests of net share.

const net = require('net');

/** Runs an asynchronous test: a program that ends before it is through has failed. */
function test(main) {
  process.exitCode = 1;
  main().then(() => {
    process.exitCode = 0;
  });
}

/** A server with this listener for 'connection', listening on a port of the system's choice. */
async function listen(options, listener) {
  const server = net.createServer(options, listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A socket connected to it. */
async function connect(server, options) {
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', ...options });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

/** Resolves with the arguments of the next event of this name. */
function event(emitter, name) {
  return new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));
}

/** All that a socket brings until its end. */
async function all(socket) {
  const chunks = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

module.exports = { test, listen, connect, event, all };
