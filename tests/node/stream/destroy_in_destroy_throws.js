'use strict';
// An exception in _destroy() is the error of the stream.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ destroy() { throw new Error('worse'); } });
const log = [];
r.on('error', (err) => log.push(err.message));
r.on('close', () => assert.deepStrictEqual(log, ['worse']));
r.destroy();
