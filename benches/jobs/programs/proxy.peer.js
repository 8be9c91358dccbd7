'use strict';
// The origin of so many megabytes, and the client that counts what of it comes through the proxy.

const http = require('http');

const [port, how] = process.argv.slice(2);
const length = (how === 'warm' ? 10 : 100) * 1e6;

const origin = http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Length': length });
  let left = length;
  const chunk = Buffer.alloc(64 * 1024, 'm');
  const more = () => {
    while (left > 0) {
      const piece = chunk.subarray(0, Math.min(left, chunk.length));
      left -= piece.length;
      if (!res.write(piece)) return res.once('drain', more);
    }
    res.end();
  };
  more();
});

origin.listen(0, '127.0.0.1', () => {
  const headers = { 'x-origin': origin.address().port };
  http.get({ port, headers, agent: false }, (answer) => {
    let count = 0;
    answer.on('data', (chunk) => { count += chunk.length; });
    answer.on('end', () => process.exit(count === length ? 0 : 1));
  });
});
