'use strict';
// What programs look at in modules that they do not use.
const assert = require('assert');
const http2 = require('http2');

assert.ok(Object.keys(http2.constants).length > 230);
assert.strictEqual(http2.constants.HTTP2_HEADER_PATH, ':path');
assert.strictEqual(http2.constants.HTTP2_HEADER_CONTENT_TYPE, 'content-type');
assert.strictEqual(http2.constants.HTTP2_METHOD_VERSION_CONTROL, 'VERSION-CONTROL');
assert.strictEqual(http2.constants.HTTP_STATUS_TEAPOT, 418);
assert.strictEqual(http2.constants.HTTP_STATUS_NOT_FOUND, 404);
assert.strictEqual(http2.constants.NGHTTP2_CANCEL, 8);
assert.strictEqual(http2.getDefaultSettings().maxFrameSize, 16384);
const settings = { headerTableSize: 1, enablePush: false, maxFrameSize: 20000 };
const packed = http2.getPackedSettings(settings);
assert.strictEqual(packed.toString('hex'), '000100000001000200000000000500004e20');
assert.deepStrictEqual({ ...http2.getUnpackedSettings(packed) }, settings);
assert.throws(() => http2.getPackedSettings({ maxFrameSize: 1 }), { code: 'ERR_HTTP2_INVALID_SETTING_VALUE' });
assert.throws(() => http2.getUnpackedSettings(Buffer.alloc(5)), { code: 'ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH' });

const trace = require('trace_events');
assert.strictEqual(trace.getEnabledCategories(), undefined);
assert.throws(() => trace.createTracing({ categories: [] }), { code: 'ERR_TRACE_EVENTS_CATEGORY_REQUIRED' });
assert.throws(() => trace.createTracing({}), { code: 'ERR_INVALID_ARG_TYPE' });
const tracing = trace.createTracing({ categories: ['node', 'v8'] });
assert.deepStrictEqual([tracing.enabled, tracing.categories], [false, 'node,v8']);

const sea = require('node:sea');
assert.strictEqual(sea.isSea(), false);
assert.throws(() => sea.getAsset('x'), { code: 'ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION' });
