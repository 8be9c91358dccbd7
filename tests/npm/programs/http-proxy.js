'use strict';

const assert = require('assert');
const http = require('http');
const httpProxy = require('http-proxy');
const { serve } = require('./_serve');

serve(
  (req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () =>
      res
        .writeHead(202, { 'X-From': 'behind' })
        .end(`${req.method} ${req.url} ${req.headers['x-added']} ${body}`),
    );
  },
  async (direct, port) => {
    const proxy = httpProxy.createProxyServer({
      target: `http://127.0.0.1:${port}`,
      headers: { 'X-Added': 'yes' },
    });
    proxy.on('error', (err, req, res) => res.writeHead(502).end(err.code));
    const front = http.createServer((req, res) => {
      proxy.web(req, res, req.url === '/dead' ? { target: 'http://127.0.0.1:1' } : {});
    });
    await serve(front, async (ask) => {
      const answer = await ask('/path?x', { method: 'POST', body: 'payload' });
      assert.deepStrictEqual(
        [answer.status, answer.headers['x-from'], answer.text],
        [202, 'behind', 'POST /path?x yes payload'],
      );
      const dead = await ask('/dead');
      assert.deepStrictEqual([dead.status, dead.text], [502, 'ECONNREFUSED']);
    });
    proxy.close();
  },
);
