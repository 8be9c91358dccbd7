'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { SourceMap } = require('module');
const { spawnSync } = require('child_process');

assert.throws(() => new SourceMap(1), { code: 'ERR_INVALID_ARG_TYPE' });

// Two lines: the first from line 5 of a.ts, the second from line 9 and 11 of b.ts.
const payload = { version: 3, sources: ['a.ts', 'b.ts'], names: ['f'], mappings: 'AAIA;ACIEA,IAEA' };
const map = new SourceMap(payload);
assert.notStrictEqual(map.payload, payload);
assert.strictEqual(map.payload.mappings, payload.mappings);
const entry = map.findEntry(0, 7);
assert.deepStrictEqual([entry.generatedLine, entry.generatedColumn, entry.originalSource, entry.originalLine],
  [0, 0, 'a.ts', 4]);
assert.strictEqual(map.findEntry(1, 3).name, 'f');
assert.strictEqual(map.findEntry(1, 3).originalColumn, 2);
assert.strictEqual(map.findEntry(1, 4).originalLine, 10);
assert.deepStrictEqual(new SourceMap({ ...payload, mappings: ';;;;' }).findEntry(0, 1), {});

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'maps-')));
const data = Buffer.from(
  JSON.stringify({ version: 3, sources: ['app.ts'], names: [], mappings: ';AAKA' })).toString('base64');
fs.writeFileSync(path.join(folder, 'app.js'), `const f = () => {
throw new Error('x'); };
f();
//# sourceMappingURL=data:application/json;base64,${data}
`);
const run = (...flags) => spawnSync(process.execPath, [...flags, path.join(folder, 'app.js')],
  { encoding: 'utf8' }).stderr;
assert.match(run('--enable-source-maps'), /at f \(.*app\.ts:6:\d+\)/);
assert.match(run(), /at f \(.*app\.js:2:\d+\)/);
fs.rmSync(folder, { recursive: true });
