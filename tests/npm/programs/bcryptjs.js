'use strict';

const assert = require('assert');
const bcrypt = require('bcryptjs');

assert.strictEqual(
  bcrypt.hashSync('secret', '$2b$04$abcdefghijklmnopqrstuu'),
  bcrypt.hashSync('secret', '$2b$04$abcdefghijklmnopqrstuu'),
);
assert.ok(bcrypt.compareSync('U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'));
bcrypt.hash('word', 4).then(async (hash) => {
  assert.match(hash, /^\$2b\$04\$.{53}$/);
  assert.strictEqual(await bcrypt.compare('word', hash), true);
  assert.strictEqual(await bcrypt.compare('other', hash), false);
});
