'use strict';

const http = require('http');

const server = http.createServer((req, res) => res.end('Hello World\n'));
server.listen(0, '127.0.0.1', () => console.log('port', server.address().port));
