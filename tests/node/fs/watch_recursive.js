'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.mkdirSync(at('below'));
const watcher = fs.watch(dir, { recursive: true });
watcher.on('change', (type, name) => {
  if (name === path.join('below', 'f')) watcher.close();
});
watcher.on('close', () => iterate());
// Where a watcher is emulated it may need a moment; writing until it is heard needs no clock.
const write = () => {
  fs.rmSync(at('below/f'), { force: true });
  fs.writeFileSync(at('below/f'), 'x');
};
const writing = setInterval(write, 10);
watcher.on('close', () => clearInterval(writing));

async function iterate() {
  const controller = new AbortController();
  const events = fs.promises.watch(dir, { signal: controller.signal });
  const first = events.next();
  fs.writeFileSync(at('iterated'), '');
  assert.deepStrictEqual({ ...(await first).value }, { eventType: 'rename', filename: 'iterated' });
  controller.abort();
  const rest = async () => { for await (const event of events) void event; };
  await assert.rejects(rest(), { name: 'AbortError' });
}
