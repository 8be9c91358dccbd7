'use strict';
// Keys, block lists and addresses are copied to another thread; an open file is given away.
const assert = require('assert');
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');

async function main() {
  const { createSecretKey, generateKeyPairSync, sign, subtle, verify } = require('crypto');
  const { BlockList, SocketAddress } = require('net');
  const list = new BlockList();
  list.addAddress('192.0.2.7');
  list.addSubnet('10.0.0.0', 8);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const mac = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const file = await require('fs').promises.open(__filename);
  const worker = new Worker(__filename, {
    workerData: {
      secret: createSecretKey(Buffer.from('secret')), privateKey, mac, list, file,
      address: new SocketAddress({ address: '192.0.2.1', port: 80 }),
    },
    transferList: [file],
  });
  assert.strictEqual(file.fd, -1);
  worker.on('message', ({ signature, back }) => {
    assert.ok(verify(null, Buffer.from('text'), publicKey, signature));
    assert.strictEqual(back.export().toString(), 'secret');
  });
  worker.on('exit', (code) => assert.strictEqual(code, 0));
}

async function thread() {
  const { KeyObject, sign } = require('crypto');
  const { secret, privateKey, mac, list, address, file } = workerData;
  assert.ok(secret instanceof KeyObject && mac instanceof CryptoKey);
  assert.deepStrictEqual([mac.extractable, mac.usages, mac.algorithm.name], [false, ['sign'], 'HMAC']);
  assert.ok(list.check('192.0.2.7') && list.check('10.1.1.1') && !list.check('192.0.2.8'));
  assert.deepStrictEqual([address.address, address.port], ['192.0.2.1', 80]);
  assert.match(await file.readFile('utf8'), /given away/);
  await file.close();
  parentPort.postMessage({ signature: sign(null, Buffer.from('text'), privateKey), back: secret });
}

(isMainThread ? main : thread)();
