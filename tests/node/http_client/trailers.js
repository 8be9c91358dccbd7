'use strict';
// Trailers are there once the response has ended.
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  res.setHeader('Trailer', 'X-Sum');
  res.write('abc');
  res.addTrailers({ 'X-Sum': 'y' });
  res.end();
});
server.listen(0, () => {
  http.get({ port: server.address().port, agent: false }, (res) => {
    res.resume();
    res.on('end', () => {
      assert.deepStrictEqual(res.trailers, { 'x-sum': 'y' });
      assert.deepStrictEqual(res.rawTrailers, ['X-Sum', 'y']);
      assert.deepStrictEqual({ ...res.trailersDistinct }, { 'x-sum': ['y'] });
      server.close();
    });
  });
});
