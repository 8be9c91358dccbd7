// mote only
'use strict';
// shouldUpgradeCallback decides who is upgraded (Node has it since 22.21); the socket has no parser then.
const assert = require('assert');
const http = require('http');
const { test, ask } = require('./_raw');

const wish = (path) => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: x\r\n\r\n`;

test(async () => {
  const server = () => http.createServer({
    shouldUpgradeCallback: (req) => req.url === '/yes',
  }, (req, res) => res.end('no upgrade')).on('upgrade', (req, socket) => {
    assert.strictEqual(socket.parser, null);
    assert.strictEqual(socket.listenerCount('close'), 0);
    socket.end('upgraded');
  });
  assert.strictEqual(await ask(server(), wish('/yes')), 'upgraded');
  assert.match(await ask(server(), wish('/no')), /no upgrade$/);
  const unheard = http.createServer({ shouldUpgradeCallback: () => true }, () => assert.fail('no request'));
  assert.strictEqual(await ask(unheard, wish('/')), '');
  assert.throws(() => http.createServer({ shouldUpgradeCallback: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
});
