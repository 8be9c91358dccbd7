// mote only
'use strict';
// The global WebSocket: its states, events, kinds of data, and what it refuses.
const assert = require('assert');
const serve = require('./_serve.js');

const named = (name) => (error) => error instanceof DOMException && error.name === name;

serve({}, (server, url) => {
  server.on('connection', (socket) => socket.on('message', (data, isBinary) => {
    if (`${data}` === 'close') socket.close(3001, 'server');
    else socket.send(data, { binary: isBinary });
  }));
  const socket = new WebSocket(url, ['p1']);
  assert.ok(socket instanceof EventTarget);
  assert.deepStrictEqual([socket.readyState, socket.url, socket.binaryType, socket.bufferedAmount,
    socket.extensions],
    [WebSocket.CONNECTING, `${url}/`, 'blob', 0, '']);
  assert.throws(() => socket.send('early'), named('InvalidStateError'));
  assert.throws(() => socket.close(1), named('InvalidAccessError'));
  assert.throws(() => socket.close(1000, 'x'.repeat(124)), named('SyntaxError'));
  for (const args of [['x'], ['ftp://a'], ['ws://a/#b'], ['ws://a', ['a', 'a']], ['ws://a', 'a b']]) {
    assert.throws(() => new WebSocket(...args), named('SyntaxError'));
  }
  assert.strictEqual(new URL(socket.url).protocol, 'ws:');
  const seen = [];
  socket.onopen = () => {
    assert.deepStrictEqual([socket.readyState, socket.protocol], [WebSocket.OPEN, 'p1']);
    socket.send('text');
    socket.send(new Uint8Array([1, 2]));
    socket.send(new Blob(['blob']));
  };
  socket.onmessage = async (event) => {
    assert.ok(event instanceof MessageEvent);
    if (typeof event.data === 'string') {
      seen.push(event.data);
    } else if (event.data instanceof Blob) {
      socket.binaryType = 'arraybuffer';
      seen.push(event.data.size);
    } else {
      seen.push(Buffer.from(event.data).toString());
      socket.send('close');
    }
  };
  socket.onclose = (event) => {
    assert.deepStrictEqual([event.code, event.reason, event.wasClean, socket.readyState],
      [3001, 'server', true, WebSocket.CLOSED]);
    assert.deepStrictEqual(seen, ['text', 2, 'blob']);
    socket.send('four');
    assert.strictEqual(socket.bufferedAmount, 4);
    server.close(() => {
      const refused = new WebSocket(url);
      let isTold = false;
      refused.onerror = () => { isTold = true; };
      refused.onclose = ({ code, wasClean }) =>
        assert.deepStrictEqual([code, wasClean, isTold], [1006, false, true]);
    });
  };
});
