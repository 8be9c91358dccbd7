'use strict';
// 'continue' and 'information' come before the response, which they are no part of.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  res.writeEarlyHints({ link: '</a.css>; rel=preload' });
  req.pipe(res);
});
server.listen(0, () => {
  const events = [];
  const req = http.request({
    port: server.address().port, agent: false, method: 'POST', headers: { Expect: '100-continue' },
  });
  req.on('continue', () => {
    events.push('continue');
    req.end('body');
  });
  req.on('information', ({ statusCode, statusMessage, httpVersion, headers }) => {
    events.push([statusCode, statusMessage, httpVersion, headers.link]);
  });
  req.on('response', (res) => {
    let body = '';
    res.on('data', (chunk) => { body += chunk; });
    res.on('end', () => {
      assert.deepStrictEqual(events, [
        'continue',
        [100, 'Continue', '1.1', undefined],
        [103, 'Early Hints', '1.1', '</a.css>; rel=preload'],
      ]);
      assert.strictEqual(body, 'body');
      server.close();
    });
  });
});
