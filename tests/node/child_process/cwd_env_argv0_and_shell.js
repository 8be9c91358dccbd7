'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const { pathToFileURL } = require('url');
const { spawn } = require('child_process');

const place = fs.realpathSync(os.tmpdir());

function says(child, expected) {
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => { text += piece; });
  child.on('close', () => { text = text.trim(); });
  process.on('exit', () => assert.strictEqual(text, expected));
}

says(spawn('pwd', { cwd: place }), place);
says(spawn('pwd', { cwd: pathToFileURL(place) }), place);
says(spawn('sh', ['-c', 'echo $A-$B-$C'], { env: { A: '1', B: 2, C: undefined } }), '1-2-');
// What an environment inherits counts too.
says(spawn('/bin/sh', ['-c', 'echo $A'], { env: Object.create({ A: 'inherited' }) }), 'inherited');
says(spawn('sh', ['-c', 'echo $0'], { argv0: 'other' }), 'other');
says(spawn('echo $((1 + 2))', { shell: true }), '3');
says(spawn('echo $0', { shell: '/bin/sh' }), '/bin/sh');
// The path of the child's own environment is searched.
says(spawn('env', { env: { PATH: process.env.PATH } }), `PATH=${process.env.PATH}`);
assert.deepStrictEqual(spawn('echo a  b', ['c'], { shell: true }).spawnargs, ['/bin/sh', '-c', 'echo a  b c']);
process.env.SEEN_BY_CHILDREN = 'yes';
says(spawn('sh', ['-c', 'echo $SEEN_BY_CHILDREN']), 'yes');
