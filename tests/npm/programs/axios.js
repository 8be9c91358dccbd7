'use strict';

const assert = require('assert');
const axios = require('axios');
const { serve } = require('./_serve');

serve(
  (req, res) => {
    if (req.url === '/redirect') return res.writeHead(302, { Location: '/got?x=1' }).end();
    if (req.url === '/fail') return res.writeHead(503).end('busy');
    if (req.url === '/hang') return;
    let body = '';
    req
      .on('data', (chunk) => {
        body += chunk;
      })
      .on('end', () => {
        res.setHeader('Content-Type', 'application/json');
        res.end(
          JSON.stringify({ method: req.method, url: req.url, type: req.headers['content-type'], body }),
        );
      });
  },
  async (ask, port) => {
    const client = axios.create({ baseURL: `http://127.0.0.1:${port}`, proxy: false });
    client.interceptors.request.use((config) => {
      config.headers['X-A'] = '1';
      return config;
    });
    const posted = await client.post('/p', { a: 1 }, { params: { q: ['1', 2] } });
    assert.deepStrictEqual(posted.data, {
      method: 'POST',
      url: '/p?q%5B%5D=1&q%5B%5D=2',
      type: 'application/json',
      body: '{"a":1}',
    });
    assert.strictEqual((await client.get('/redirect')).data.url, '/got?x=1');
    await assert.rejects(
      client.get('/fail'),
      (err) => axios.isAxiosError(err) && err.response.status === 503,
    );
    await assert.rejects(client.get('/hang', { timeout: 50 }), { code: 'ECONNABORTED' });
    const gone = new AbortController();
    const hanging = client.get('/hang', { signal: gone.signal });
    gone.abort();
    await assert.rejects(hanging, axios.isCancel);
    await assert.rejects(axios.get('http://127.0.0.1:1', { proxy: false }), { code: 'ECONNREFUSED' });
    const form = new URLSearchParams({ a: 'ü' });
    assert.strictEqual((await client.put('/f', form)).data.body, 'a=%C3%BC');
    const stream = await client.get('/s', { responseType: 'stream' });
    let text = '';
    for await (const chunk of stream.data) text += chunk;
    assert.strictEqual(JSON.parse(text).url, '/s');
  },
);
