'use strict';
// Servers with the same ticket keys resume each other's sessions.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

function connect(port, session) {
  return new Promise((resolve, reject) => {
    let given;
    const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, session });
    client.on('session', (fresh) => (given = fresh));
    client.on('error', reject);
    client.resume();
    let reused;
    client.on('secureConnect', () => (reused = client.isSessionReused()));
    client.on('close', () => resolve({ reused, session: given }));
  });
}

const start = (ticketKeys) => new Promise((resolve) => {
  serve({ ticketKeys }, (socket) => socket.end('x'), (port, server) => resolve({ port, server }));
});

(async () => {
  const keys = Buffer.alloc(48, 'k');
  const [one, two, three] = [await start(keys), await start(keys), await start(Buffer.alloc(48, 'l'))];
  const { session } = await connect(one.port);
  assert.strictEqual((await connect(two.port, session)).reused, true);
  const again = await connect(one.port);
  assert.strictEqual((await connect(three.port, again.session)).reused, false);
  for (const { server } of [one, two, three]) server.close();
})();
