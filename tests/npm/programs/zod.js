'use strict';

const assert = require('assert');
const { z } = require('zod');

const User = z.object({
  name: z.string().min(2),
  mail: z.email().optional(),
  roles: z.array(z.enum(['admin', 'user'])).default(['user']),
  size: z.union([z.number(), z.string().transform(Number)]),
});
assert.deepStrictEqual(User.parse({ name: 'me', size: '4', extra: 1 }), {
  name: 'me',
  roles: ['user'],
  size: 4,
});
const bad = User.safeParse({ name: 'm', mail: 'x', roles: ['root'] });
assert.strictEqual(bad.success, false);
assert.deepStrictEqual(
  bad.error.issues.map(({ path }) => path.join('.')),
  ['name', 'mail', 'roles.0', 'size'],
);
assert.throws(() => z.strictObject({}).parse({ a: 1 }), { name: 'ZodError' });
