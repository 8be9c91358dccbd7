'use strict';
const assert = require('assert');
const dgram = require('dgram');

// Before it is bound, and after.
const early = dgram.createSocket('udp4');
assert.strictEqual(early.unref(), early);
early.bind(0);
const late = dgram.createSocket('udp4').bind(0, () => late.unref());
const message = () => assert.fail('nobody sends');
early.on('message', message);
late.on('message', message);
