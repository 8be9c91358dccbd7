'use strict';

const assert = require('assert');
const Ajv = require('ajv');
const addFormats = require('ajv-formats');

const ajv = addFormats(new Ajv({ allErrors: true, coerceTypes: true }));
const validate = ajv.compile({
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: 1 },
    mail: { type: 'string', format: 'email' },
    list: { type: 'array', items: { $ref: '#/definitions/entry' }, uniqueItems: true },
  },
  required: ['id'],
  additionalProperties: false,
  definitions: { entry: { oneOf: [{ type: 'boolean' }, { type: 'string', pattern: '^\\p{L}+$' }] } },
});
const data = { id: '3', mail: 'a@b.example', list: ['é'] };
assert.ok(validate(data), JSON.stringify(validate.errors));
assert.strictEqual(data.id, 3);
assert.strictEqual(validate({ mail: 'x', list: ['1'], more: 1 }), false);
assert.deepStrictEqual([...new Set(validate.errors.map(({ keyword }) => keyword))].sort(), [
  'additionalProperties',
  'format',
  'oneOf',
  'pattern',
  'required',
  'type',
]);
