'use strict';
// A dot for each test that passed, an X for each that failed, and the failures at the end.

const { lineOfTest, paint } = require('internal/test/reporters/format');

module.exports = async function* dot(source) {
  const colors = paint();
  const failed = [];
  let count = 0;
  const columns = () => Math.max(process.stdout.columns ?? 20, 20);
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (type === 'test:fail') failed.push(data);
    yield type === 'test:pass' ? `${colors.green}.${colors.white}` : `${colors.red}X${colors.white}`;
    if (++count === columns()) {
      yield '\n';
      count = 0;
    }
  }
  yield '\n';
  if (failed.length === 0) return;
  yield `\n${colors.red}Failed tests:${colors.white}\n\n`;
  for (const test of failed) yield lineOfTest('test:fail', test, colors);
};
