'use strict';
// Intl.ListFormat (https://tc39.es/ecma402/#listformat-objects): "a, b, and c".

const { resolveLocale, finish, optionsOf, joined } = require('internal/intl/locales');

const WORDS = {
  conjunction: { long: 'and', short: '&', narrow: '' },
  disjunction: { long: 'or', short: 'or', narrow: 'or' },
};

class ListFormat {
  #locale;
  #type;
  #style;

  constructor(locales = undefined, options = undefined) {
    const option = optionsOf(options, 'ListFormat');
    this.#locale = resolveLocale(locales).locale;
    option('localeMatcher', ['lookup', 'best fit']);
    this.#type = option('type', ['conjunction', 'disjunction', 'unit'], 'conjunction');
    this.#style = option('style', ['long', 'short', 'narrow'], 'long');
  }

  #between() {
    if (this.#type === 'unit') {
      const comma = this.#style === 'narrow' ? ' ' : ', ';
      return { comma, two: comma, last: comma };
    }
    const word = WORDS[this.#type][this.#style];
    if (word === '') return { comma: ', ', two: ', ', last: ', ' };
    return { comma: ', ', two: ` ${word} `, last: `, ${word} ` };
  }

  formatToParts(list) {
    const values = [];
    for (const value of list ?? []) {
      if (typeof value !== 'string')
        throw new TypeError(`Iterable yielded ${String(value)} which is not a string`);
      values.push(value);
    }
    const { comma, two, last } = this.#between();
    const parts = [];
    values.forEach((value, index) => {
      if (index > 0) {
        const ends = index === values.length - 1;
        parts.push({ type: 'literal', value: ends ? (values.length === 2 ? two : last) : comma });
      }
      parts.push({ type: 'element', value });
    });
    return parts;
  }

  format(list) {
    return joined(this.formatToParts(list));
  }

  resolvedOptions() {
    return { locale: this.#locale, type: this.#type, style: this.#style };
  }
}

finish(ListFormat, 'ListFormat');
module.exports = { ListFormat };
