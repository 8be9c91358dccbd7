// mote only
'use strict';
// setDefaultHeaders: false counts for fields given as a list, too (in Node since 22).
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  assert.deepStrictEqual(req.rawHeaders, ['host', 'x', 'a', '1', 'connection', 'close']);
  res.end();
  server.close();
});
server.listen(0, '127.0.0.1', () => http.request({
  method: 'POST', port: server.address().port, host: '127.0.0.1', agent: false, setDefaultHeaders: false,
  headers: ['host', 'x', 'a', '1', 'connection', 'close'],
}).end());
