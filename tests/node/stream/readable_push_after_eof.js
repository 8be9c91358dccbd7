'use strict';
// After push(null) a push is an error that destroys the stream.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
r.push(null);
assert.strictEqual(r.push(null), false, 'a second end is no error');
assert.strictEqual(r.push('x'), false);
const log = [];
r.on('error', (err) => log.push(err.code, err.message));
r.on('close', () => assert.deepStrictEqual(log, ['ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF']));
