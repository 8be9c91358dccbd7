'use strict';
// A server of 100 MB over one connection.

const https = require('https');
const { Readable } = require('stream');
const { options } = require('./_certificate');
const { measured } = require('./_measured');

const chunk = Buffer.alloc(64 * 1024, 'm');

const server = https.createServer(options, (req, res) => {
  let left = Number(req.headers['x-length']);
  new Readable({
    highWaterMark: 64 * 1024,
    read() {
      const piece = chunk.subarray(0, Math.min(left, chunk.length));
      left -= piece.length;
      this.push(piece.length > 0 ? piece : null);
    },
  }).pipe(res);
});
server.listen(0, '127.0.0.1', () => measured({ port: server.address().port, units: 100, unit: 'MB' }));
