'use strict';
// Several requests in one record, answered in their order; the last one ends the connection.
const assert = require('assert');
const https = require('https');
const tls = require('tls');
const { ca, identity } = require('../tls/_tls');

const server = https.createServer(identity('server'), (req, res) => {
  const answer = () => res.end(`<${req.url}>`);
  if (req.url === '/slow') setImmediate(answer);
  else answer();
});
server.listen(0, () => {
  const { port } = server.address();
  const socket = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
    const head = (path, more) => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
    socket.write(head('/slow', '') + head('/b', '') + head('/c', 'Connection: close\r\n'));
  });
  let text = '';
  socket.on('data', (chunk) => (text += chunk));
  socket.on('end', () => {
    assert.deepStrictEqual(text.match(/<.*?>/g), ['</slow>', '</b>', '</c>']);
    assert.match(text, /Connection: close/);
  });
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    server.close();
  });
});
