'use strict';

const assert = require('assert');
const { serve } = require('./_serve');

// No package: what programs use instead of one.
serve(
  (req, res) => {
    if (req.url === '/moved') return res.writeHead(307, { Location: '/' }).end();
    let body = '';
    req
      .on('data', (chunk) => {
        body += chunk;
      })
      .on('end', () => res.end(JSON.stringify({ method: req.method, body })));
  },
  async (ask, port) => {
    const answer = await fetch(`http://127.0.0.1:${port}/moved`, { method: 'POST', body: 'x' });
    assert.deepStrictEqual([answer.redirected, await answer.json()], [true, { method: 'POST', body: 'x' }]);
    await assert.rejects(fetch('http://127.0.0.1:1'), TypeError);
  },
);
