'use strict';
// A proxy: what the origin (which the client names) sends, passed on by pipe.

const http = require('http');
const { measured } = require('./_measured');

const server = http.createServer((req, res) => {
  const port = req.headers['x-origin'];
  req.pipe(http.request({ port, path: req.url, method: req.method }, (answer) => {
    res.writeHead(answer.statusCode, answer.headers);
    answer.pipe(res);
  }));
});
server.listen(0, '127.0.0.1', () => measured({ port: server.address().port, units: 100, unit: 'MB' }));
