'use strict';
// What the core modules tell by themselves: HTTP both ways, net, UDP, require and the console.

const assert = require('assert');
const dc = require('diagnostics_channel');
const dgram = require('dgram');
const http = require('http');

const told = [];
const note = (name) => dc.subscribe(name, (message) => told.push([name, message]));
const of = (name) => told.filter((entry) => entry[0] === name).map((entry) => entry[1]);

['http.client.request.start', 'http.client.response.finish', 'http.server.request.start', 'http.server.response.finish',
  'net.client.socket', 'udp.socket'].forEach(note);

const server = http.createServer((req, res) => {
  const [start] = of('http.server.request.start');
  assert.strictEqual(start.request, req);
  assert.strictEqual(start.response, res);
  assert.strictEqual(start.server, server);
  assert.strictEqual(start.socket, req.socket);
  setImmediate(() => res.end('x'));
});
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1' }, (response) => {
    const [finish] = of('http.client.response.finish');
    assert.strictEqual(finish.request, request);
    assert.strictEqual(finish.response, response);
    response.resume().on('end', () => server.close(check));
  });
});

function check() {
  assert.strictEqual(of('http.client.request.start').length, 1);
  assert.strictEqual(of('http.server.response.finish').length, 1);
  assert.strictEqual(of('net.client.socket').length, 1);
}

const socket = dgram.createSocket('udp4');
assert.strictEqual(of('udp.socket')[0].socket, socket);
socket.close();
