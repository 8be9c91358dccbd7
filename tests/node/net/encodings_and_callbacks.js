'use strict';
const assert = require('assert');
const { test, listen, connect, all } = require('./_test');

test(async () => {
  const server = await listen((socket) => {
    socket.write('caf\u00e9', 'latin1');
    socket.write('6869', 'hex');
    socket.write(new Uint8Array([33]));
    socket.write('\u20ac', () => socket.end());
  });
  const client = await connect(server);
  assert.strictEqual(await all(client),
    Buffer.concat([Buffer.from('caf\u00e9', 'latin1'), Buffer.from('hi!\u20ac')]).toString());
  const text = await connect(server);
  assert.throws(() => text.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
  text.setEncoding('latin1');
  let got = '';
  for await (const chunk of text) got += chunk;
  assert.strictEqual(got, 'caf\u00e9hi!\u00e2\u0082\u00ac');
  await new Promise((resolve) => server.close(resolve));
});
