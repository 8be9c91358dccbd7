'use strict';
// Lines by `for await`, of a stream, of a file handle, and left early.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');
const { Readable } = require('stream');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mote-readline-'));
const file = path.join(folder, 'lines.txt');
const wanted = Array.from({ length: 5000 }, (_, i) => `line ${i}`);
fs.writeFileSync(file, wanted.join('\n'));

(async () => {
  const lines = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) lines.push(line);
  assert.deepStrictEqual(lines, wanted);

  const handle = await fs.promises.open(file);
  let count = 0;
  for await (const line of handle.readLines()) assert.strictEqual(line, wanted[count++]);
  assert.strictEqual(count, 5000);

  const part = [];
  const again = await fs.promises.open(file);
  for await (const line of again.readLines({ start: 5, end: 12 })) part.push(line);
  assert.deepStrictEqual(part, ['0', 'line 1']);

  const rl = readline.createInterface({ input: Readable.from(['a\nb\nc\n']) });
  for await (const line of rl) {
    assert.strictEqual(line, 'a');
    break;
  }
  rl.close();
  assert.strictEqual(rl[Symbol.asyncIterator](), rl[Symbol.asyncIterator]());

  const none = [];
  for await (const line of readline.createInterface({ input: Readable.from([]) })) none.push(line);
  assert.deepStrictEqual(none, []);
  fs.rmSync(folder, { recursive: true });
})();
