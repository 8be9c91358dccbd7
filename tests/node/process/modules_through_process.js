'use strict';
// process.getBuiltinModule and process.binding; process.loadEnvFile.

const assert = require('assert');
const fs = require('fs');
const os = require('os');

assert.strictEqual(process.getBuiltinModule?.('fs') ?? fs, fs);
assert.strictEqual(process.getBuiltinModule?.('node:fs') ?? fs, fs);
assert.strictEqual(process.getBuiltinModule?.('no such module'), undefined);
assert.throws(() => process.binding('no such binding'), { message: 'No such module: no such binding' });

const file = `${fs.mkdtempSync(`${os.tmpdir()}/mote-`)}/env`;
fs.writeFileSync(file, 'MOTE_FIRST=1\nMOTE_SECOND="two words"\n');
process.env.MOTE_FIRST = 'kept';
process.loadEnvFile(file);
assert.deepStrictEqual([process.env.MOTE_FIRST, process.env.MOTE_SECOND], ['kept', 'two words']);
assert.throws(() => process.loadEnvFile(`${file}.missing`), { code: 'ENOENT' });
fs.rmSync(file);
fs.rmdirSync(file.slice(0, -4));
