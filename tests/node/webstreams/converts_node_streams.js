'use strict';
// toWeb() and fromWeb() of Readable, Writable and Duplex.
const assert = require('assert');
const { once } = require('events');
const { Duplex, PassThrough, Readable, Transform, Writable } = require('stream');

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

(async () => {
  const web = Readable.toWeb(Readable.from(['a', 'b']));
  assert.ok(web instanceof ReadableStream);
  assert.deepStrictEqual(await all(web), ['a', 'b']);
  const bytes = await all(Readable.toWeb(Readable.from([Buffer.from('x')], { objectMode: false })));
  assert.deepStrictEqual(bytes, [new Uint8Array([120])]);
  const node = Readable.fromWeb(ReadableStream.from(['a', Buffer.from('b')]), { encoding: 'utf8' });
  assert.deepStrictEqual((await all(node)).join(''), 'ab');

  const seen = [];
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk, encoding, callback) { seen.push(`${chunk}`); setImmediate(callback); },
  });
  await ReadableStream.from(['x', 'y', 'z']).pipeTo(Writable.toWeb(slow));
  assert.deepStrictEqual(seen, ['x', 'y', 'z']);
  assert.ok(slow.writableFinished);

  const got = [];
  const writable = Writable.fromWeb(new WritableStream({ write(chunk) { got.push(chunk); },
    close() { got.push('end'); } }));
  writable.write('hello');
  writable.end(Buffer.from('bye'));
  await once(writable, 'close');
  assert.deepStrictEqual(got.map(String), [`${new Uint8Array(Buffer.from('hello'))}`, 'bye', 'end'].map(
    (each, i) => (i === 0 ? String(got[0]) : each)));
  assert.deepStrictEqual(Buffer.from(got[0]).toString(), 'hello');

  const upper = new Transform({ transform(chunk, encoding,
    callback) { callback(null, `${chunk}`.toUpperCase()); } });
  const out = ReadableStream.from([Buffer.from('loud')]).pipeThrough(Duplex.toWeb(upper));
  assert.strictEqual(Buffer.concat(await all(out)).toString(), 'LOUD');
  const duplex = Duplex.fromWeb(new TransformStream({ transform(c, k) { k.enqueue(`${Buffer.from(c)}!`); } }),
    { encoding: 'utf8' });
  duplex.write('q');
  duplex.end('r');
  assert.strictEqual((await all(duplex)).join(''), 'q!r!');

  assert.throws(() => Readable.toWeb({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Readable.fromWeb({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Writable.toWeb({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Duplex.toWeb(1), { code: 'ERR_INVALID_ARG_TYPE' });
  const destroyed = new PassThrough();
  destroyed.destroy();
  assert.deepStrictEqual(await all(Readable.toWeb(destroyed)), []);
})();
