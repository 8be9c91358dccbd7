'use strict';

const assert = require('assert');
const jpeg = require('jpeg-js');
const { PNG } = require('pngjs');
const QRCode = require('qrcode');

const png = new PNG({ width: 4, height: 3 });
png.data.fill(200);
const again = PNG.sync.read(PNG.sync.write(png));
assert.deepStrictEqual([again.width, again.height, again.data[5]], [4, 3, 200]);
const photo = jpeg.decode(jpeg.encode({ data: png.data, width: 4, height: 3 }, 90).data);
assert.ok(photo.width === 4 && Math.abs(photo.data[0] - 200) < 8);
(async () => {
  assert.match(await QRCode.toString('text', { type: 'svg' }), /^<svg .*viewBox="0 0 29 29"/);
  assert.strictEqual(PNG.sync.read(await QRCode.toBuffer('text')).width, 116);
})();
