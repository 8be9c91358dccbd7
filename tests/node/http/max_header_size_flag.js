'use strict';
// --max-http-header-size is what http.maxHeaderSize says, and what servers and requests go by.
const assert = require('assert');
const { spawnSync } = require('child_process');

const program = `
  const http = require('http');
  const server = http.createServer((req, res) => res.end());
  server.listen(0, () => {
    http.get({ port: server.address().port, headers: { a: 'x'.repeat(1500) } }, (res) => {
      console.log(http.maxHeaderSize, res.statusCode);
      process.exit();
    });
  });
`;
const run = (...flags) => spawnSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8' }).stdout;
assert.strictEqual(run(), '16384 200\n');
assert.strictEqual(run('--max-http-header-size=1024'), '1024 431\n');
