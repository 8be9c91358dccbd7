'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gone-'));
const file = path.join(folder, 'module.mjs');

(async () => {
  await assert.rejects(import(file), { code: 'ERR_MODULE_NOT_FOUND' });
  fs.writeFileSync(file, 'export default {}');
  const namespace = await import(file);
  fs.rmSync(folder, { recursive: true });
  assert.strictEqual(await import(file), namespace);
})();
