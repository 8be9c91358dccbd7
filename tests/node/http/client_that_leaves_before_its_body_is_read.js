'use strict';
// A handler that never looks at the body it was sent, and takes its time, learns that the client has gone.
const assert = require('assert');
const http = require('http');
const net = require('net');

const seen = [];

function take(req, res) {
  const note = (what) => () => seen.push(`${req.url} ${what}`);
  req.on('aborted', note('req aborted'));
  req.on('close', note('req close'));
  res.on('close', note('res close'));
  if (req.url === '/begun') res.write('so far');
  client.end();
}

let client;
const server = http.createServer(take).listen(0, () => leave('/silent', () => leave('/begun', finish)));

function leave(path, next) {
  client = net.connect(server.address().port);
  client.write(`POST ${path} HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\nabc`);
  client.resume();
  client.on('close', next);
}

function finish() {
  server.close(() => {
    for (const path of ['/silent', '/begun']) {
      for (const what of ['req aborted', 'req close', 'res close']) {
        assert.ok(seen.includes(`${path} ${what}`), `${path} ${what}`);
      }
    }
  });
}
