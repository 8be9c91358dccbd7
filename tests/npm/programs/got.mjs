import assert from 'node:assert';
import got from 'got';
import helpers from './_serve.js';

let tries = 0;
await helpers.serve(
  (req, res) => {
    if (req.url === '/flaky' && ++tries < 2) return res.writeHead(503).end();
    if (req.url === '/fail') return res.writeHead(400).end('why');
    let body = '';
    req
      .on('data', (chunk) => {
        body += chunk;
      })
      .on('end', () => res.end(JSON.stringify({ url: req.url, body })));
  },
  async (ask, port) => {
    const client = got.extend({
      prefixUrl: `http://127.0.0.1:${port}`,
      responseType: 'json',
      retry: { calculateDelay: ({ computedValue }) => computedValue && 1 },
    });
    assert.deepStrictEqual((await client('a', { searchParams: { x: 1 } })).body, { url: '/a?x=1', body: '' });
    assert.strictEqual((await client.post('b', { json: { c: 1 } })).body.body, '{"c":1}');
    assert.strictEqual((await client('flaky')).body.url, '/flaky');
    assert.strictEqual(tries, 2);
    await assert.rejects(client('fail'), { name: 'HTTPError', code: 'ERR_NON_2XX_3XX_RESPONSE' });
    let text = '';
    for await (const chunk of client.stream('s', { responseType: 'text' })) text += chunk;
    assert.strictEqual(JSON.parse(text).url, '/s');
  },
);
