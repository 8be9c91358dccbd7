// mote only
'use strict';
// EventSource: fields, line ends of every kind, reconnection with the last id, and when it gives up.
const assert = require('assert');
const http = require('http');

const asked = [];
const server = http.createServer((req, res) => {
  assert.strictEqual(req.headers.accept, 'text/event-stream');
  asked.push(req.headers['last-event-id']);
  if (asked.length === 3) {
    res.writeHead(204).end();
    return;
  }
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  res.write('\ufeffretry: 5\r\n: comment\r\nid: 7\r\ndata: one\r', () => {
    res.end('\ndata:two\n\nevent: own\ndata\ndata:  é\n\ndata: never finished');
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const source = new EventSource(`http://127.0.0.1:${port}/`);
  assert.deepStrictEqual([source.readyState, source.url, source.withCredentials],
    [EventSource.CONNECTING, `http://127.0.0.1:${port}/`, false]);
  const seen = [];
  source.onopen = () => seen.push('open');
  source.onmessage = (event) => {
    assert.ok(event instanceof MessageEvent);
    assert.strictEqual(event.origin, `http://127.0.0.1:${port}`);
    seen.push([event.data, event.lastEventId]);
  };
  source.addEventListener('own', (event) => seen.push([event.type, event.data, event.lastEventId]));
  source.onerror = () => {
    seen.push(source.readyState);
    if (source.readyState !== EventSource.CLOSED) return;
    server.close();
    server.closeAllConnections();
    const once = ['open', ['one\ntwo', '7'], ['own', '\n é', '7'], EventSource.CONNECTING];
    assert.deepStrictEqual(seen, [...once, ...once, EventSource.CLOSED]);
    assert.deepStrictEqual(asked, [undefined, '7', '7']);
  };
  assert.throws(() => new EventSource('not a url'), { name: 'SyntaxError' });
});
