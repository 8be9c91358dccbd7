'use strict';
const assert = require('assert');
const dgram = require('dgram');
const fs = require('fs');
const { spawn } = require('child_process');

if (process.argv[2] === 'child') {
  const socket = dgram.createSocket('udp4');
  socket.bind({ fd: 3 }, () => process.send(socket.address()));
  socket.on('message', (message) => {
    process.send(message.toString());
    socket.close();
    process.disconnect();
  });
} else {
  const socket = dgram.createSocket('udp4');
  const fd = fs.openSync(__filename);
  assert.throws(() => socket.bind({ fd }), { code: 'ERR_INVALID_FD_TYPE', message: 'Unsupported fd type: FILE' });
  fs.closeSync(fd);
  const shared = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    const own = fs.readdirSync('/proc/self/fd').find((name) => {
      try {
        const inode = /socket:\[(\d+)\]/.exec(fs.readlinkSync(`/proc/self/fd/${name}`));
        return inode && fs.readFileSync('/proc/self/net/udp', 'utf8').includes(` ${inode[1]} `);
      } catch {
        return false;
      }
    });
    const address = shared.address();
    const child = spawn(process.execPath, [__filename, 'child'], { stdio: [0, 1, 2, Number(own), 'ipc'] });
    child.once('message', (first) => {
      assert.deepStrictEqual(first, address);
      shared.close();
      socket.close();
      const sender = dgram.createSocket('udp4');
      sender.send('hello', address.port, address.address, () => sender.close());
      child.once('message', (second) => assert.strictEqual(second, 'hello'));
    });
    child.on('close', (code) => assert.strictEqual(code, 0));
  });
}
