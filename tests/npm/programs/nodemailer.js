'use strict';

const assert = require('assert');
const net = require('net');
const nodemailer = require('nodemailer');

let letter = '';
const server = net.createServer((socket) => {
  let reading = false;
  socket.write('220 post ESMTP\r\n');
  socket
    .on('data', (chunk) => {
      const text = chunk.toString();
      if (reading) {
        letter += text;
        if (letter.endsWith('\r\n.\r\n')) {
          reading = false;
          socket.write('250 taken\r\n');
        }
      } else if (text.startsWith('EHLO')) socket.write('250-post\r\n250 AUTH PLAIN\r\n');
      else if (text.startsWith('AUTH PLAIN')) {
        socket.write(
          Buffer.from(text.split(' ')[2], 'base64').toString() === '\0u\0p' ? '235 in\r\n' : '535 no\r\n',
        );
      } else if (text.startsWith('DATA')) {
        reading = true;
        socket.write('354 go\r\n');
      } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    })
    .on('error', () => {});
});

server.listen(0, '127.0.0.1', async () => {
  const post = nodemailer.createTransport({
    host: '127.0.0.1',
    port: server.address().port,
    ignoreTLS: true,
    auth: { user: 'u', pass: 'p' },
  });
  const sent = await post.sendMail({
    from: 'a@x.test',
    to: 'b@y.test',
    subject: 'Grüße',
    text: 'plain',
    html: '<b>rich</b>',
    attachments: [{ filename: 'f.txt', content: 'attached' }],
  });
  assert.deepStrictEqual(sent.accepted, ['b@y.test']);
  assert.match(letter, /^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=\r$/m);
  assert.match(letter, /multipart\/alternative/);
  assert.ok(letter.includes(Buffer.from('attached').toString('base64')));
  server.close();
});
