'use strict';
const assert = require('assert');
const express = require('express');

const app = express();
assert.strictEqual(app.get('x-powered-by'), true);
assert.strictEqual(app.get('etag'), 'weak');
assert.strictEqual(app.get('query parser'), 'simple');
assert.strictEqual(app.get('subdomain offset'), 2);
assert.strictEqual(app.get('nothing'), undefined);
assert.strictEqual(app.set('a', 1), app);
assert.strictEqual(app.get('a'), 1);
assert.strictEqual(app.enable('b').enabled('b'), true);
assert.strictEqual(app.disable('b').disabled('b'), true);
assert.strictEqual(app.locals.settings, app.settings);
assert.strictEqual(typeof app.get('etag fn'), 'function');
assert.strictEqual(typeof app.get('view'), 'function');
assert.throws(() => app.set('etag', 'bad'), { message: 'unknown value for etag function: bad' });
assert.throws(() => app.set('query parser', 'bad'), {
  message: 'unknown value for query parser function: bad'
});
assert.throws(() => app.set('trust proxy', 'bad'), { message: 'invalid IP address: bad' });
assert.throws(() => app.use(), { message: 'app.use() requires a middleware function' });
assert.throws(() => app.get('/', 5), { message: 'argument handler must be a function' });
assert.throws(() => express.Router().use(), { message: 'argument handler is required' });
