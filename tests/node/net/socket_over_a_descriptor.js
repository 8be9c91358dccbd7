'use strict';
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const { execFileSync, spawn } = require('child_process');

for (const bad of [-1, 0.5, 'x', {}]) assert.throws(() => new net.Socket({ fd: bad }), /"fd"/);
assert.throws(() => new net.Socket({ fd: 9999 }), { code: 'ERR_INVALID_FD_TYPE', message: 'Unsupported fd type: UNKNOWN' });
const file = fs.openSync(__filename);
assert.throws(() => new net.Socket({ fd: file }), { code: 'ERR_INVALID_FD_TYPE', message: 'Unsupported fd type: FILE' });
fs.closeSync(file);

// Both ends of a pipe that has a name.
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'fifo-'));
const fifo = path.join(place, 'fifo');
execFileSync('mkfifo', [fifo]);
const { O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;
const readEnd = fs.openSync(fifo, O_RDONLY | O_NONBLOCK);
const writeEnd = fs.openSync(fifo, O_WRONLY | O_NONBLOCK);
const reader = new net.Socket({ fd: readEnd, readable: true, writable: false });
const writer = new net.Socket({ fd: writeEnd, readable: false, writable: true });
const sent = Buffer.alloc(500_000, 'through the pipe ');
const pieces = [];
reader.on('data', (piece) => pieces.push(piece));
reader.on('close', () => {
  assert(Buffer.concat(pieces).equals(sent));
  assert.throws(() => fs.fstatSync(readEnd), { code: 'EBADF' });
  assert.throws(() => fs.fstatSync(writeEnd), { code: 'EBADF' });
  fs.rmSync(place, { recursive: true });
});
writer.end(sent);

// A socket that somebody else has left open for us.
const script = `
  const socket = new (require('net').Socket)({ fd: 3 });
  socket.on('data', (piece) => socket.end('got ' + piece));
`;
const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
child.stdio[3].write('something');
child.stdio[3].on('data', (piece) => assert.strictEqual(piece.toString(), 'got something'));
child.on('close', (code) => assert.strictEqual(code, 0));
