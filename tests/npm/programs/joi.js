'use strict';

const assert = require('assert');
const Joi = require('joi');

const schema = Joi.object({
  name: Joi.string().alphanum().min(3).required(),
  mail: Joi.string().email(),
  age: Joi.number().integer().min(0).default(1),
  when: Joi.date().iso(),
  tags: Joi.array().items(Joi.string()).unique(),
}).with('mail', 'age');
const good = schema.validate({ name: 'abc', when: '2020-01-01', mail: 'a@example.com', age: '3' });
assert.strictEqual(good.error, undefined);
assert.deepStrictEqual([good.value.age, good.value.when.getUTCFullYear()], [3, 2020]);
const bad = schema.validate({ name: 'a!', tags: ['x', 'x'], mail: 'no' }, { abortEarly: false });
assert.deepStrictEqual(
  bad.error.details.map(({ type }) => type),
  ['string.alphanum', 'string.min', 'string.email', 'array.unique'],
);
assert.rejects(schema.validateAsync({}), /"name" is required/);
