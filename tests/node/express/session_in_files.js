// mote only
'use strict';
// The file store of sessions: they outlive the program, run out, and a spoiled file is no session.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { promisify } = require('util');
const session = require('express-session');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessions-'));
const open = (options) => {
  const store = new session.FileStore({ path: folder, ...options });
  for (const name of ['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear', 'reap']) {
    store[name] = promisify(store[name]).bind(store);
  }
  return store;
};
const data = (value, milliseconds) => ({ value, cookie: { expires: new Date(Date.now() + milliseconds) } });

(async () => {
  const store = open();
  await store.set('a/../b', data('one', 100_000));
  await store.set('over', data('two', -1));
  const again = open({ touchAfter: 0 });
  assert.strictEqual((await again.get('a/../b')).value, 'one');
  assert.strictEqual(await again.get('over'), undefined);
  assert.strictEqual(await again.get('unknown'), undefined);
  const names = fs.readdirSync(folder);
  assert.ok(names.length === 2 && names.every((name) => /^[0-9a-f]{64}\.json$/.test(name)));
  const before = (await again.get('a/../b')).cookie.expires;
  await again.touch('a/../b', data('ignored', 200_000));
  assert.ok((await again.get('a/../b')).cookie.expires > before);
  assert.strictEqual((await again.get('a/../b')).value, 'one');

  await again.reap();
  assert.strictEqual(fs.readdirSync(folder).length, 1);
  await Promise.all([1, 2, 3, 4].map((value) => again.set('raced', data(value, 100_000))));
  assert.strictEqual((await again.get('raced')).value, 4);
  assert.deepStrictEqual(Object.keys(await again.all()).sort(), ['a/../b', 'raced']);
  for (const name of fs.readdirSync(folder)) fs.writeFileSync(path.join(folder, name), '{"cut o');
  assert.strictEqual(await again.get('raced'), undefined);
  assert.strictEqual(await again.length(), 0);
  await again.set('x', data(1, 100_000));
  await again.destroy('x');
  await again.destroy('x');
  await again.clear();
  assert.deepStrictEqual(fs.readdirSync(folder), []);
  fs.rmSync(folder, { recursive: true });
  await assert.rejects(again.set('x', data(1, 1000)), { code: 'ENOENT' });
  assert.throws(() => new session.FileStore({ ttl: 'long' }), /option ttl/);
})();
