'use strict';
// Strings choose the quote that needs the least escaping, and break at newlines when they are long.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows('plain', `'plain'`);
shows("it's", `"it's"`);
shows(`it's "x"`, '`it\'s "x"`');
shows('it\'s "x" `y`', '\'it\\\'s "x" `y`\'');
shows('a\nb\t\\', '\'a\\nb\\t\\\\\'');
shows('\x00\x1f\x7f\x9f', '\'\\x00\\x1F\\x7F\\x9F\'');
shows('\ud83d', '\'\\ud83d\'');
shows('\ud83d\ude00', '\'\ud83d\ude00\'');
shows('caf\u00e9', '\'café\'');
shows('x'.repeat(20), `'xxxxx'... 15 more characters`, { maxStringLength: 5 });
shows('xy', `'x'... 1 more character`, { maxStringLength: 1 });
shows('one two three four\n'.repeat(6), [
  '\'one two three four\\n\' +',
  '  \'one two three four\\n\' +',
  '  \'one two three four\\n\' +',
  '  \'one two three four\\n\' +',
  '  \'one two three four\\n\' +',
  '  \'one two three four\\n\'',
].join('\n'));
shows({ text: 'line one is here\nline two is here\nline three is here\nline four is here\nfive' }, [
  '{',
  '  text: \'line one is here\\n\' +',
  '    \'line two is here\\n\' +',
  '    \'line three is here\\n\' +',
  '    \'line four is here\\n\' +',
  `    'five'`,
  '}',
].join('\n'));
