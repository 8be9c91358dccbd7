'use strict';
// write() says stop above the high-water mark, and 'drain' says when to go on.
const assert = require('assert');
const { Readable } = require('stream');
const { test, listen, Client, ask, get } = require('./_raw');

test(async () => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  let pieces = 0, stops = 0;
  const text = await ask((req, res) => {
    res.writeHead(200, { 'Content-Length': 100 * piece.length });
    const more = () => {
      while (pieces < 100) {
        pieces++;
        if (!res.write(piece)) {
          stops++;
          assert.strictEqual(res.writableNeedDrain, true);
          return res.once('drain', more);
        }
      }
      res.end();
    };
    more();
  }, get());
  assert.ok(stops > 0);
  assert.ok(text.length > 100 * piece.length);

  // A client that does not read stops the writer.
  let response;
  const stopped = new Promise((resolve) => {
    response = resolve;
  });
  const server = await listen((req, res) => {
    let given = 0;
    const source = new Readable({
      read() {
        given += piece.length;
        this.push(given > 50_000_000 ? null : piece);
      },
    });
    source.pipe(res);
    let last = -1;
    const look = () => {
      if (given === last) return response({ res, given });
      last = given;
      setTimeout(look, 50);
    };
    look();
  });
  const client = new Client(server);
  client.socket.pause();
  client.write(get());
  const { res, given } = await stopped;
  assert.ok(given < 30_000_000, `${given}`);
  assert.strictEqual(res.writableNeedDrain, true);
  await client.destroy();
  await new Promise((resolve) => server.close(resolve));
});
