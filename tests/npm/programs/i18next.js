'use strict';

const assert = require('assert');
const i18next = require('i18next');

(async () => {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: 'en',
    resources: {
      en: {
        translation: { hello: 'Hello {{name}}', item_one: '{{count}} item', item_other: '{{count}} items' },
      },
      de: { translation: { hello: 'Hallo {{name}}' } },
    },
    fallbackLng: 'en',
  });
  assert.strictEqual(i18n.t('hello', { name: '<you>' }), 'Hello &lt;you&gt;');
  assert.deepStrictEqual([i18n.t('item', { count: 1 }), i18n.t('item', { count: 2 })], ['1 item', '2 items']);
  await i18n.changeLanguage('de');
  assert.deepStrictEqual(
    [i18n.t('hello', { name: 'du' }), i18n.t('item', { count: 3 })],
    ['Hallo du', '3 items'],
  );
})();
