'use strict';

const assert = require('assert');
const { PassThrough } = require('stream');
const archiver = require('archiver');
const JSZip = require('jszip');
const tar = require('tar-stream');
const unzipper = require('unzipper');
const concat = require('concat-stream');

const gathered = (stream) =>
  new Promise((resolve, reject) => stream.on('error', reject).pipe(concat(resolve)));
(async () => {
  const archive = archiver('zip', { zlib: { level: 9 } });
  archive.append('content', { name: 'dir/a.txt' });
  archive.finalize();
  const bytes = await gathered(archive.pipe(new PassThrough()));
  assert.strictEqual(await (await JSZip.loadAsync(bytes)).file('dir/a.txt').async('string'), 'content');
  const { files } = await unzipper.Open.buffer(bytes);
  assert.deepStrictEqual([files[0].path, (await files[0].buffer()).toString()], ['dir/a.txt', 'content']);

  const pack = tar.pack();
  pack.entry({ name: 'b.txt' }, 'tarred');
  pack.finalize();
  const extract = tar.extract();
  const seen = [];
  extract.on('entry', ({ name }, stream, next) =>
    stream.pipe(
      concat((data) => {
        seen.push(name, data.toString());
        next();
      }),
    ),
  );
  extract.on('finish', () => assert.deepStrictEqual(seen, ['b.txt', 'tarred']));
  pack.pipe(extract);
})();
