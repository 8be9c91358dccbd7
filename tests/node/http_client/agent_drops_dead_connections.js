'use strict';
// A kept socket that the server closes, or that idles too long, serves no further request.
const assert = require('assert');
const http = require('http');
const net = require('net');

let hint = '';
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => {
    socket.write(`HTTP/1.1 200 OK\r\n${hint}Content-Length: 0\r\n\r\n`);
    if (hint === '') setImmediate(() => setImmediate(() => socket.end()));
  });
});

function ask(agent) {
  return new Promise((resolve, reject) => {
    const req = http.get({ port: server.address().port, agent }, (res) => res.resume());
    req.on('error', reject);
    req.on('close', () => resolve(req));
  });
}

const closed = (socket) => new Promise((resolve) => (socket.closed ? resolve() : socket.on('close', resolve)));

server.listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true });
  await closed((await ask(agent)).socket);
  assert.strictEqual(agent.totalSocketCount, 0);
  const again = await ask(agent);
  assert.strictEqual(again.reusedSocket, false);
  await closed(again.socket);

  hint = 'Keep-Alive: timeout=60\r\n';
  const impatient = new http.Agent({ keepAlive: true, timeout: 30 });
  await closed((await ask(impatient)).socket);
  assert.deepStrictEqual(Object.keys(impatient.freeSockets), []);

  // The server's own word counts if it is shorter.
  hint = 'Keep-Alive: timeout=3\r\n';
  const patient = new http.Agent({ keepAlive: true, timeout: 60000 });
  const { socket } = await ask(patient);
  await new Promise(setImmediate);
  assert.strictEqual(socket.timeout, 2000);
  hint = 'Keep-Alive: timeout=0\r\n';
  await closed((await ask(patient)).socket);
  patient.destroy();
  server.close();
});
