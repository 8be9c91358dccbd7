'use strict';
// What old programs reach for: sessions without tls.connect, pairs, contexts changed by hand, setOptions.
const assert = require('assert');
const tls = require('tls');
const { ca, identity, serve } = require('./_tls');

const warnings = [];
process.on('warning', ({ code }) => warnings.push(code));
process.on('exit', () => assert.ok(warnings.includes('DEP0064') && warnings.includes('DEP0122')));

assert.throws(() => tls.createSecurePair({}), { code: 'ERR_TLS_INVALID_CONTEXT' });
const context = tls.createSecureContext();
context.context.addCACert(ca);
assert.throws(() => ({ setOptions: context.context.setOptions }).setOptions(), { name: 'TypeError' });
assert.throws(() => new tls.TLSSocket(null, { isServer: true, SNICallback: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });

const pair = tls.createSecurePair(tls.createSecureContext(identity('server')), true);
assert.strictEqual(typeof pair.encrypted.write, 'function');
pair.destroy();

serve({}, (socket) => socket.on('data', (data) => socket.end(data)), (port, server) => {
  server.setOptions({ requestCert: true });
  assert.strictEqual(server.requestCert, true);
  server.setOptions({});
  const socket = new tls.TLSSocket(null, { secureContext: context });
  socket.connect(port, '127.0.0.1', () => socket.write('echo'));
  socket.on('secure', () => assert.ok(!socket.ssl.verifyError()));
  socket.setEncoding('utf8').on('data', (data) => assert.strictEqual(data, 'echo'));
  socket.on('end', () => socket.end()).on('close', () => server.close());
});

// Packages that add authorities put themselves before createSecureContext.
const { createSecureContext } = tls;
let asked = 0;
tls.createSecureContext = (options) => {
  asked++;
  return createSecureContext(options);
};
tls.createServer({});
tls.connect({ port: 1, host: '127.0.0.1' }).on('error', () => {}).destroy();
assert.strictEqual(asked, 2);
tls.createSecureContext = createSecureContext;
