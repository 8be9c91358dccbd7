'use strict';
const assert = require('assert');
const net = require('net');

const lookupOf = (...addresses) => (host, options, callback) => {
  assert.strictEqual(options.all, true);
  process.nextTick(callback, null, addresses.map((address) => ({ address, family: net.isIP(address) })));
};

// The second address of a name answers; a family has its turn after the other.
const server = net.createServer((socket) => socket.end('hello'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const seen = [];
  const socket = net.connect({ host: 'name.x', port, autoSelectFamily: true,
    lookup: lookupOf('::1', '::1', '127.0.0.1') });
  for (const event of ['lookup', 'connectionAttempt', 'connectionAttemptFailed']) {
    socket.on(event, (...args) => seen.push([event, ...args].slice(0, 4)));
  }
  socket.setEncoding('utf8');
  let text = '';
  socket.on('data', (chunk) => text += chunk);
  socket.on('end', () => {
    assert.strictEqual(text, 'hello');
    assert.deepStrictEqual(socket.autoSelectFamilyAttemptedAddresses, [`::1:${port}`, `127.0.0.1:${port}`]);
    assert.deepStrictEqual(seen, [
      ['lookup', null, '::1', 6], ['lookup', null, '::1', 6], ['lookup', null, '127.0.0.1', 4],
      ['connectionAttempt', '::1', port, 6], ['connectionAttemptFailed', '::1', port, 6],
      ['connectionAttempt', '127.0.0.1', port, 4],
    ]);
    server.close(refused);
  });
});

// Nobody answers: all errors in one.
function refused() {
  const socket = net.connect({ host: 'name.x', port: 1, autoSelectFamily: true,
    lookup: lookupOf('127.0.0.1', '127.0.0.2', '::1') });
  socket.on('error', (error) => {
    assert.strictEqual(error.constructor.name, 'AggregateError');
    assert.strictEqual(error.code, 'ECONNREFUSED');
    assert.deepStrictEqual(socket.autoSelectFamilyAttemptedAddresses, ['127.0.0.1:1', '::1:1', '127.0.0.2:1']);
    assert.strictEqual(error.errors[0].message, 'connect ECONNREFUSED 127.0.0.1:1');
    assert.strictEqual(error.errors.length, 3);
  });
}

// One alone.
const alone = net.connect({ host: 'name.x', port: 1, autoSelectFamily: false,
  lookup: (host, options, callback) => {
    assert.notStrictEqual(options.all, true);
    callback(null, '127.0.0.1', 4);
  } });
alone.on('error', (error) => {
  assert.strictEqual(error.message, 'connect ECONNREFUSED 127.0.0.1:1');
  assert.strictEqual(alone.autoSelectFamilyAttemptedAddresses, undefined);
});

assert.throws(() => net.connect({ port: 1, autoSelectFamily: 'yes' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => net.connect({ port: 1, autoSelectFamilyAttemptTimeout: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => net.connect({ port: 1, autoSelectFamilyAttemptTimeout: 0 }), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(net.getDefaultAutoSelectFamily(), true);
