'use strict';
// Intl.Segmenter (https://tc39.es/ecma402/#segmenter-objects): graphemes by the rules of Unicode's
// annex 29, words and sentences by its main rules, without dictionaries.

const { resolveLocale, finish, optionsOf } = require('internal/intl/locales');

const EXTEND = '[\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\p{Mc}\\u200d]';
const JAMO =
  '[\\u1100-\\u115f\\ua960-\\ua97c]*(?:[\\uac00-\\ud7a3][\\u1160-\\u11a7\\ud7b0-\\ud7c6]*|' +
  '[\\u1160-\\u11a7\\ud7b0-\\ud7c6]+)[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]*|[\\u1100-\\u115f\\ua960-\\ua97c]+';
const PICTURE =
  '\\p{Extended_Pictographic}(?:[\\p{Grapheme_Extend}\\p{Emoji_Modifier}]*\\u200d\\p{Extended_Pictographic})*';

const PATTERNS = {
  grapheme: `\\r\\n|[\\p{Cc}\\u2028\\u2029]|(?:${JAMO}|\\p{RI}\\p{RI}|${PICTURE}|[^])${EXTEND}*`,
  word:
    '\\r\\n|[\\n\\r\\v\\f\\u0085\\u2028\\u2029]|[\\p{Zs}--[\\u00a0]]+|' +
    '[\\p{Script=Katakana}ー]+\\p{M}*|[\\p{Script=Hiragana}\\p{Script=Han}]\\p{M}*|' +
    '(?:[\\p{L}_][\\p{M}\\u200d]*|\\p{Nd})+' +
    "(?:(?:(?<=\\p{L}\\p{M}*)['’.:·](?=\\p{L})|(?<=\\p{Nd})[.,;'](?=\\p{Nd}))" +
    '(?:[\\p{L}_][\\p{M}\\u200d]*|\\p{Nd})+)*|' +
    `\\p{RI}\\p{RI}${EXTEND}*|${PICTURE}${EXTEND}*|[^]${EXTEND}*`,
  sentence:
    '[^]+?(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]|' +
    '[.?!…。！？]+[\\p{Pe}\\p{Pf}"\']*[\\p{Zs}\\t]+(?=[^\\p{Ll}])|$)',
};

const compiled = {};
const WORD_LIKE = /[\p{L}\p{Nd}]/u;

function patternOf(granularity) {
  return (compiled[granularity] ??= new RegExp(PATTERNS[granularity], 'vy'));
}

class Segments {
  #text;
  #granularity;

  constructor(text, granularity) {
    this.#text = text;
    this.#granularity = granularity;
  }

  #segmentAt(index) {
    const pattern = patternOf(this.#granularity);
    pattern.lastIndex = index;
    const [segment] = pattern.exec(this.#text);
    const data = { segment, index, input: this.#text };
    if (this.#granularity === 'word') data.isWordLike = WORD_LIKE.test(segment);
    return data;
  }

  containing(index = 0) {
    const wanted = Math.trunc(Number(index)) || 0;
    if (wanted < 0 || wanted >= this.#text.length) return undefined;
    for (let at = 0; ;) {
      const data = this.#segmentAt(at);
      at += data.segment.length;
      if (wanted < at) return data;
    }
  }

  *[Symbol.iterator]() {
    for (let at = 0; at < this.#text.length;) {
      const data = this.#segmentAt(at);
      at += data.segment.length;
      yield data;
    }
  }
}

class Segmenter {
  #locale;
  #granularity;

  constructor(locales = undefined, options = undefined) {
    const option = optionsOf(options, 'Segmenter');
    this.#locale = resolveLocale(locales).locale;
    this.#granularity = option('granularity', ['grapheme', 'word', 'sentence'], 'grapheme');
  }

  segment(text) {
    return new Segments(String(text), this.#granularity);
  }

  resolvedOptions() {
    return { locale: this.#locale, granularity: this.#granularity };
  }
}

finish(Segmenter, 'Segmenter');
module.exports = { Segmenter };
