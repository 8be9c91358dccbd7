'use strict';
// Sends the same request so many times, some at once on each of a few connections; expects answers that are all
// of one length.

const net = require('net');

exports.ask = function ask(port, path, times) {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
  const CONNECTIONS = 16;
  let open = CONNECTIONS;
  for (let i = 0; i < CONNECTIONS; i++) {
    const socket = net.connect(port, '127.0.0.1');
    let left = Math.ceil(times / CONNECTIONS);
    let length = 0;
    let seen = 0;
    socket.write(request);
    socket.on('data', (chunk) => {
      if (length === 0) {
        const head = chunk.indexOf('\r\n\r\n') + 4;
        length = head + Number(/content-length: (\d+)/i.exec(chunk.latin1Slice(0, head))[1]);
      }
      seen += chunk.length;
      if (seen < length) return;
      seen = 0;
      left--;
      if (left > 0) socket.write(request);
      else if (--open === 0) process.exit();
      else socket.destroy();
    });
  }
};
