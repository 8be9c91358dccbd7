'use strict';
// A server that is asked once a connection: nearly all that it does is to shake hands.

const https = require('https');
const { options } = require('./_certificate');
const { measured } = require('./_measured');

const server = https.createServer(options, (req, res) => res.end('Hello World\n'));
server.listen(0, '127.0.0.1', () => measured({ port: server.address().port, units: 500, unit: 'handshake' }));
