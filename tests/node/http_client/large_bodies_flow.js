'use strict';
// Big bodies both ways, with 'drain' and pauses; a paused response does not stall the next one.
const assert = require('assert');
const http = require('http');

const SIZE = 3_000_000;
const server = http.createServer((req, res) => {
  if (req.method === 'POST') req.pipe(res);
  else res.end(Buffer.alloc(req.url === '/big' ? SIZE : 200_000, 'a'));
});
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function length(options, prepare) {
  return new Promise((resolve, reject) => {
    const req = http.request({ port: server.address().port, agent, ...options }, async (res) => {
      let total = 0;
      if (options.late) await new Promise(setImmediate);
      for await (const chunk of res) total += chunk.length;
      resolve(total);
    });
    req.on('error', reject);
    if (prepare) prepare(req);
    else req.end();
  });
}

function sendInPieces(req) {
  const piece = Buffer.alloc(100_000, 'b');
  let left = SIZE;
  let drains = 0;
  const go = () => {
    while (left > 0) {
      left -= piece.length;
      if (!req.write(piece) && left > 0) {
        drains++;
        req.once('drain', go);
        return;
      }
    }
    assert.ok(drains > 0);
    req.end(() => assert.strictEqual(req.writableFinished, true));
  };
  go();
}

server.listen(0, async () => {
  assert.strictEqual(await length({ path: '/big' }), SIZE);
  for (let i = 0; i < 4; i++) assert.strictEqual(await length({ late: true }), 200_000);
  assert.strictEqual(await length({ method: 'POST' }, sendInPieces), SIZE);
  agent.destroy();
  server.close();
});
