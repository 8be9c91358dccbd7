'use strict';
// A URL as text or object, options, both; the callback last.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  res.end(`${req.method} ${req.url} ${req.headers.host.startsWith('127.0.0.1') ? 'ip' : 'name'} ` +
    `${req.headers.authorization ?? '-'} ${req.headers['x-a'] ?? '-'}`);
});

function ask(expected, ...args) {
  return new Promise((resolve) => {
    http.get(...args, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => {
        assert.strictEqual(text, expected);
        resolve();
      });
    });
  });
}

server.listen(0, async () => {
  const { port } = server.address();
  await ask('GET / name - -', { port, agent: null, signal: null, headers: null });
  await ask('GET /a?b=c name - -', { port, path: '/a?b=c' });
  await ask('GET /x?y ip - -', `http://127.0.0.1:${port}/x?y#z`);
  await ask('GET /x ip - -', new URL(`http://127.0.0.1:${port}/x`));
  await ask('GET /x ip Basic dTpw -', `http://u:p@127.0.0.1:${port}/x`);
  await ask('GET /x ip - b', `http://127.0.0.1:${port}/x`, { headers: { 'X-A': 'b' } });
  await ask('POST /y ip - -', `http://127.0.0.1:${port}/x`, { method: 'post', path: '/y' });
  await ask('GET / ip Basic YTpi -', { port, hostname: '127.0.0.1', host: 'ignored.invalid', auth: 'a:b' });
  http.globalAgent.destroy();
  server.close();
});
