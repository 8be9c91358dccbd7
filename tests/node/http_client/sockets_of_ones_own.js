'use strict';
// createConnection in the options and in an agent; Unix sockets; a lookup; local address and port.
const assert = require('assert');
const http = require('http');
const net = require('net');
const os = require('os');
const path = require('path');

const server = http.createServer((req, res) => res.end(`${req.headers.host} ${req.headers.connection}`));

function text(options) {
  return new Promise((resolve, reject) => {
    const req = http.get(options, (res) => {
      let body = '';
      res.on('data', (chunk) => { body += chunk; });
      res.on('end', () => resolve(body));
    });
    req.on('error', reject);
  });
}

server.listen(0, async () => {
  const { port } = server.address();
  const returned = { host: 'h', createConnection: (options) => {
    assert.strictEqual(options.path, undefined);
    return net.connect(port);
  } };
  assert.strictEqual(await text({ ...returned, path: '/x' }), 'h:80 close');
  const calledBack = { host: 'h', createConnection: (options, callback) => {
    const socket = net.connect(port, () => callback(null, socket));
  } };
  assert.strictEqual(await text(calledBack), 'h:80 close');
  const refusing = { createConnection: (options, callback) => callback(new Error('no')) };
  await assert.rejects(text(refusing), { message: 'no' });
  await assert.rejects(text({ createConnection: () => { throw new Error('never'); } }), { message: 'never' });

  class Agent extends http.Agent {
    createConnection(options, callback) {
      assert.strictEqual(options.path, null);
      return super.createConnection({ ...options, host: 'localhost', port }, callback);
    }
  }
  assert.strictEqual(await text({ host: 'elsewhere.invalid', agent: new Agent() }), 'elsewhere.invalid close');

  const lookup = (name, options, callback) => {
    assert.deepStrictEqual([name, options.family], ['my.name', 4]);
    callback(null, '127.0.0.1', 4);
  };
  const named = { host: 'my.name', port, family: 4, agent: false, lookup };
  assert.strictEqual(await text(named), `my.name:${port} close`);

  await new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port, localAddress: '127.0.0.2', agent: false }, (res) => {
      assert.strictEqual(req.socket.localAddress, '127.0.0.2');
      res.resume();
      res.on('end', resolve);
    });
  });

  const socketPath = path.join(os.tmpdir(), `http-client-${process.pid}.sock`);
  const local = http.createServer((req, res) => res.end(req.url)).listen(socketPath, async () => {
    assert.strictEqual(await text({ socketPath, path: '/there', agent: false }), '/there');
    local.close();
  });
  server.close();
});
