'use strict';
// Text in the pieces that readers see: graphemes, words, sentences.
const assert = require('assert');

const split = (granularity, text) =>
  [...new Intl.Segmenter('en', { granularity }).segment(text)].map(({ segment }) => segment);
assert.deepStrictEqual(split('grapheme', 'ae\u0301\r\n👨‍👩‍👧🇩🇪🇫🇷한👍🏽1️⃣'), [
  'a',
  'e\u0301',
  '\r\n',
  '👨‍👩‍👧',
  '🇩🇪',
  '🇫🇷',
  '한',
  '👍🏽',
  '1️⃣',
]);
const words = new Intl.Segmenter('en', { granularity: 'word' }).segment("It's 3.14 o'clock, can’t e-mail!");
assert.deepStrictEqual(
  [...words].filter((word) => word.isWordLike).map(({ segment }) => segment),
  ["It's", '3.14', "o'clock", 'can’t', 'e', 'mail'],
);
assert.deepStrictEqual(split('sentence', 'Hello there. How are you? It is 3.5 now.\nNew'), [
  'Hello there. ',
  'How are you? ',
  'It is 3.5 now.\n',
  'New',
]);
const segments = new Intl.Segmenter().segment('abc');
assert.deepStrictEqual({ ...segments.containing(1) }, { segment: 'b', index: 1, input: 'abc' });
assert.strictEqual(segments.containing(3), undefined);
assert.throws(() => new Intl.Segmenter('en', { granularity: 'letter' }), RangeError);
