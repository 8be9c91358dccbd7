'use strict';
// What the REPL offers for what was typed, and that no getter of the program runs for it.
const assert = require('assert');
const { PassThrough } = require('stream');
const repl = require('repl');

const input = new PassThrough();
const server = repl.start({ prompt: '', input, output: new PassThrough(), terminal: false });
server.context.thing = { inner: { name: 1 }, 'a key': { deep: 2 }, get trap() { throw new Error('was run'); } };
server.context.key = 'inner';

function completionsOf(line) {
  let result;
  server.complete(line, (error, found) => {
    assert.strictEqual(error, null);
    result = found;
  });
  return result;
}

assert.deepStrictEqual(completionsOf('thing.inn'), [['thing.inner'], 'thing.inn']);
assert.deepStrictEqual(completionsOf('var x = thing?.inner.na'), [['thing?.inner.name'], 'thing?.inner.na']);
assert.deepStrictEqual(completionsOf('thing["a key"].'.concat('de')), [['thing["a key"].deep'], 'thing["a key"].de']);
assert.deepStrictEqual(completionsOf('thing[key].n'), [['thing[key].name'], 'thing[key].n']);
assert.deepStrictEqual(completionsOf('thing.trap.x')[0], []);
assert.deepStrictEqual(completionsOf('.brea'), [['break'], 'brea']);
assert(completionsOf("require('chil")[0].includes('child_process'));
assert(completionsOf("import('node:chil")[0].includes('node:child_process'));
assert.deepStrictEqual(completionsOf('thing().inn')[0], []);
server.close();
