'use strict';

const assert = require('assert');
const crypto = require('crypto');
const net = require('net');
const { Client } = require('pg');

// The least of a database server: asks for an MD5 password and answers each query with a row or an error.
const message = (type, ...parts) => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? int(part) : Buffer.from(part))));
  return Buffer.concat([Buffer.from(type), int(body.length + 4), body]);
};
const int = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const short = (value) => Buffer.from([value >> 8, value & 255]);
const column = (name, type) =>
  Buffer.concat([Buffer.from(name + '\0'), int(0), short(0), int(type), short(4), int(-1), short(0)]);
const ready = () => message('Z', 'I');
const row = () =>
  Buffer.concat([
    message('T', short(2), column('n', 23), column('t', 25)),
    message('D', short(2), 2, '42', -1),
    message('C', 'SELECT 1\0'),
  ]);
const md5 = (text) => crypto.createHash('md5').update(text).digest('hex');

const server = net.createServer((socket) => {
  let started = false;
  let waiting = Buffer.alloc(0);
  const answer = (type, body) => {
    if (type === 'p') {
      const right = 'md5' + md5(Buffer.concat([Buffer.from(md5('word' + 'me')), Buffer.from('salt')]));
      assert.strictEqual(body.toString(), right + '\0');
      socket.write(Buffer.concat([message('R', 0), message('S', 'server_version\0' + '16\0'), ready()]));
    } else if (type === 'Q') {
      const bad = body.includes('bad');
      socket.write(
        Buffer.concat([bad ? message('E', 'SERROR\0C42P01\0Mno such table\0\0') : row(), ready()]),
      );
    } else if (type === 'X') socket.end();
  };
  socket
    .on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (;;) {
        const head = started ? 1 : 0;
        if (waiting.length < head + 4) return;
        const length = waiting.readInt32BE(head);
        if (waiting.length < head + length) return;
        const type = started ? String.fromCharCode(waiting[0]) : '';
        const body = waiting.subarray(head + 4, head + length);
        waiting = waiting.subarray(head + length);
        if (started) answer(type, body);
        else socket.write(message('R', 5, 'salt'));
        started = true;
      }
    })
    .on('error', () => {});
});

server.listen(0, '127.0.0.1', async () => {
  const client = new Client({
    host: '127.0.0.1',
    port: server.address().port,
    user: 'me',
    password: 'word',
    database: 'd',
  });
  await client.connect();
  const { rows, rowCount } = await client.query('select');
  assert.deepStrictEqual([JSON.stringify(rows), rowCount], ['[{"n":42,"t":null}]', 1]);
  await assert.rejects(client.query('bad'), { code: '42P01', message: 'no such table' });
  await client.end();
  server.close();
});
