'use strict';
// What the reporters print, and the exit status, of a file with all kinds of tests.
const assert = require('assert');
const path = require('path');
const { spawnSync } = require('child_process');

const env = { ...process.env, NO_COLOR: '1' };
delete env.NODE_TEST_CONTEXT;
delete env.FORCE_COLOR;

function run(...args) {
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  // Durations, and where in the runner or the file something was, differ.
  const text = stdout.replace(/duration_ms:? [\d.e-]+/g, 'duration_ms X').replace(/\([\d.e-]+ms\)/g, '(X)')
    .split('\n').filter((line) => !/^\s+(?:at |location:|stack:|\S.* \(\S+:\d+:\d+\)( \{)?$|\S+:\d+:\d+$)/.test(line) &&
      !/^\s+(?:async |new )?[\w.<> ]+ \(/.test(line));
  return { status, text: text.join('\n') };
}

const mixed = path.join(__dirname, 'fixtures', 'mixed.js');
const passing = path.join(__dirname, 'fixtures', 'passing.js');

assert.deepStrictEqual(run('--test-reporter=tap', passing), { status: 0, text: `TAP version 13
# Subtest: one
ok 1 - one
  ---
  duration_ms X
  ...
# Subtest: group
    # Subtest: two
    ok 1 - two
      ---
      duration_ms X
      ...
    # Subtest: three
    ok 2 - three
      ---
      duration_ms X
      ...
    1..2
ok 2 - group
  ---
  duration_ms X
  type: 'suite'
  ...
1..2
# tests 3
# suites 1
# pass 3
# fail 0
# cancelled 0
# skipped 0
# todo 0
# duration_ms X
` });
assert.deepStrictEqual(run('--test-reporter=spec', passing), { status: 0, text: `\u2714 one (X)
\u25b6 group
  \u2714 two (X)
  \u2714 three (X)
\u2714 group (X)
\u2139 tests 3
\u2139 suites 1
\u2139 pass 3
\u2139 fail 0
\u2139 cancelled 0
\u2139 skipped 0
\u2139 todo 0
\u2139 duration_ms X
` });
assert.deepStrictEqual(run('--test-reporter=dot', passing), { status: 0, text: '....\n' });

const tap = run('--test-reporter=tap', mixed);
assert.strictEqual(tap.status, 1);
for (const part of ['not ok 2 - fails\n  ---\n  duration_ms X\n  failureType: \'testCodeFailure\'\n  error: |-\n' +
  '    Expected values to be strictly equal:\n    \n    1 !== 2\n    \n  code: \'ERR_ASSERTION\'\n' +
  '  name: \'AssertionError\'\n  expected: 2\n  actual: 1\n  operator: \'strictEqual\'\n',
'    # said\n    1..2\nok 3 - nested\n', 'ok 4 - skipped # SKIP because\n', 'not ok 5 - to do # TODO\n',
'    not ok 2 - throws\n', "  failureType: 'subtestsFailed'\n  error: '1 subtest failed'\n",
"  failureType: 'testTimeoutFailure'\n  error: 'test timed out after 5ms'\n",
"error: 'callback invoked multiple times'\n", "error: 'passed a callback but also returned a Promise'\n",
"error: 'plan expected 1 assertions but received 0'\n",
'# tests 14\n# suites 1\n# pass 6\n# fail 5\n# cancelled 1\n# skipped 1\n# todo 1\n']) {
  assert.ok(tap.text.includes(part), `${tap.text}\n---- lacks ----\n${part}`);
}
const spec = run('--test-reporter=spec', mixed);
assert.strictEqual(spec.status, 1);
assert.ok(spec.text.includes('\n\u2716 failing tests:\n\n'));
const junit = run('--test-reporter=junit', mixed);
assert.match(junit.text, /<testsuites>[^]*<testcase name="passes" time="[\d.]+" classname="test"\/>/);
assert.match(junit.text, /<testsuite name="suite" [^]* tests="2" failures="1"/);
