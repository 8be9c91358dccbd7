'use strict';
// Intl.Locale: a language tag taken apart (https://tc39.es/ecma402/#locale-objects).

const { canonicalTag } = require('internal/intl/locales');

const KEYS = {
  calendar: 'ca',
  collation: 'co',
  hourCycle: 'hc',
  caseFirst: 'kf',
  numeric: 'kn',
  numberingSystem: 'nu',
};
const BASE = /^([a-z]+)(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?(.*)$/;

class Locale {
  #parts;
  #extension = new Map();

  constructor(tag, options = {}) {
    const [base, extension = ''] = canonicalTag(tag).split(/-u-(.*)$/);
    const [, language, script, region, rest = ''] = BASE.exec(base);
    this.#parts = {
      language: options.language ?? language,
      script: options.script ?? script,
      region: options.region ?? region,
      rest,
    };
    for (const [, key, value] of extension.matchAll(/(?:^|-)([a-z0-9]{2})((?:-[a-z0-9]{3,8})*)(?=-|$)/g)) {
      this.#extension.set(key, value.slice(1));
    }
    for (const name of Object.keys(KEYS)) {
      if (options[name] !== undefined) this.#extension.set(KEYS[name], String(options[name]));
    }
    canonicalTag(this.baseName);
  }

  get baseName() {
    const { language, script, region, rest } = this.#parts;
    return canonicalTag([language, script, region].filter(Boolean).join('-') + rest);
  }

  get language() {
    return this.#parts.language;
  }
  get script() {
    return this.#parts.script;
  }
  get region() {
    return this.#parts.region;
  }
  get calendar() {
    return this.#extension.get('ca');
  }
  get collation() {
    return this.#extension.get('co');
  }
  get hourCycle() {
    return this.#extension.get('hc');
  }
  get caseFirst() {
    return this.#extension.get('kf');
  }
  get numberingSystem() {
    return this.#extension.get('nu');
  }
  get numeric() {
    return this.#extension.has('kn') && this.#extension.get('kn') !== 'false';
  }

  toString() {
    const keys = [...this.#extension]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => (value === '' || value === 'true' ? key : `${key}-${value}`));
    return this.baseName + (keys.length > 0 ? `-u-${keys.join('-')}` : '');
  }
}

Object.defineProperty(Locale.prototype, Symbol.toStringTag, { value: 'Intl.Locale', configurable: true });

module.exports = { Locale };
