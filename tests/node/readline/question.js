'use strict';
// question() takes the next line, by callback, promisified and as a promise; a signal takes it back.
const assert = require('assert');
const readline = require('readline');
const { promisify } = require('util');
const { Keyboard, Screen } = require('./_fake');

const input = new Keyboard();
const output = new Screen(80);
const rl = readline.createInterface({ input, output, prompt: '> ' });
const lines = [];
rl.on('line', (line) => lines.push(line));

const answers = [];
rl.question('Name? ', (answer) => answers.push(answer));
assert.strictEqual(output.take(), 'Name? ');
// A second question waits for nothing: the first is asked again.
rl.question('Other? ', (answer) => answers.push(answer));
assert.strictEqual(output.take(), 'Name? ');
input.write('Ada\nnext\n');
assert.deepStrictEqual(answers, ['Ada']);
assert.deepStrictEqual(lines, ['next']);
assert.strictEqual(rl.getPrompt(), '> ');

rl.question('no callback');
rl.question('gone', { signal: AbortSignal.abort() }, () => assert.fail());
assert.strictEqual(output.take(), '');
const controller = new AbortController();
rl.question('Still there? ', { signal: controller.signal }, () => assert.fail());
controller.abort();
assert.strictEqual(output.take(), 'Still there? \r\n');
input.write('late\n');
assert.deepStrictEqual(lines, ['next', 'late']);

(async () => {
  const ask = promisify(rl.question).bind(rl);
  const asked = ask('Age? ');
  input.write('36\n');
  assert.strictEqual(await asked, '36');
  await assert.rejects(ask('x', { signal: AbortSignal.abort() }), { name: 'AbortError', code: 'ABORT_ERR' });
  const aborter = new AbortController();
  const pending = ask('x', { signal: aborter.signal });
  aborter.abort(new Error('why'));
  await assert.rejects(pending, (error) => error.name === 'AbortError' && error.cause.message === 'why');

  const other = new Keyboard();
  const promised = readline.promises.createInterface({ input: other, output });
  const answer = promised.question('Sure? ');
  other.write('yes\n');
  assert.strictEqual(await answer, 'yes');
  await assert.rejects(promised.question('x', { signal: AbortSignal.abort() }), { name: 'AbortError' });
  const later = new AbortController();
  const waiting = promised.question('x', { signal: later.signal });
  later.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  promised.close();
  await assert.rejects(promised.question('x'), { code: 'ERR_USE_AFTER_CLOSE' });
  rl.close();
})();
