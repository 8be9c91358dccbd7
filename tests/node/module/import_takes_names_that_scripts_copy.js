'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'names-'));
fs.writeFileSync(path.join(folder, 'inner.cjs'),
  "exports.inner = 1; exports['\\u{1F310}'] = 2; exports['\\uD83C'] = 3;");
fs.writeFileSync(path.join(folder, 'outer.cjs'), `
  var _inner = require('./inner.cjs');
  Object.keys(_inner).forEach(function (key) {
    if (key === "default" || key === "__esModule") return;
    Object.defineProperty(exports, key, { enumerable: true, get: function () { return _inner[key]; } });
  });`);

import(path.join(folder, 'outer.cjs')).then((namespace) => {
  assert.strictEqual(namespace.inner, 1);
  assert.strictEqual(namespace['\u{1F310}'], 2);
  assert.ok(!Object.keys(namespace).includes('\\uD83C'));
  fs.rmSync(folder, { recursive: true });
});
