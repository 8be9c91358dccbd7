'use strict';
// Observers of the type 'http' get an entry for each request of the client and of the server.
const assert = require('assert');
const http = require('http');
const { PerformanceObserver } = require('perf_hooks');

const entries = new Map();
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) entries.set(entry.name, entry);
  if (entries.size < 2) return;
  observer.disconnect();
  for (const { entryType, startTime, duration, detail } of entries.values()) {
    assert.strictEqual(entryType, 'http');
    assert.ok(startTime > 0 && duration >= 0);
    assert.strictEqual(detail.req.method, 'POST');
    assert.ok(detail.req.url.endsWith('/path'));
    assert.strictEqual(detail.req.headers['x-a'], '1');
    assert.deepStrictEqual([detail.res.statusCode, detail.res.statusMessage], [201, 'Created']);
    assert.strictEqual(detail.res.headers['x-b'], '2');
  }
  server.close();
});
observer.observe({ entryTypes: ['http'] });
const server = http.createServer((req, res) => {
  req.resume().on('end', () => {
    res.setHeader('X-B', '2');
    res.statusCode = 201;
    res.end('made');
  });
});
server.listen(0, () => {
  const { port } = server.address();
  const req = http.request({ port, method: 'POST', path: '/path', agent: false, headers: { 'X-A': '1' } });
  req.on('response', (res) => res.resume()).end('body');
});
process.on('exit', () => assert.deepStrictEqual([...entries.keys()].sort(), ['HttpClient', 'HttpRequest']));
