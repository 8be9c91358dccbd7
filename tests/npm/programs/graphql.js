'use strict';

const assert = require('assert');
const { buildSchema, graphql } = require('graphql');
const { createHandler } = require('graphql-http/lib/use/http');
const { serve } = require('./_serve');

const schema = buildSchema('type Query { hello(name: String!): String, list: [Int!]! }');
const rootValue = { hello: ({ name }) => `hi ${name}`, list: async () => [1, 2] };
(async () => {
  const { data } = await graphql({ schema, rootValue, source: '{ hello(name: "you") list }' });
  assert.deepStrictEqual(JSON.parse(JSON.stringify(data)), { hello: 'hi you', list: [1, 2] });
  const { errors } = await graphql({ schema, rootValue, source: '{ hello }' });
  assert.match(errors[0].message, /argument "name"/);
  await serve(createHandler({ schema, rootValue }), async (ask) => {
    const headers = { 'Content-Type': 'application/json', 'Accept': 'application/json' };
    const answer = await ask('/', { method: 'POST', headers, body: '{"query":"{ list }"}' });
    assert.strictEqual(answer.text, '{"data":{"list":[1,2]}}');
  });
})();
