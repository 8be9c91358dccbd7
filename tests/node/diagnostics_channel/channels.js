'use strict';
// A channel is one for each name; what is published reaches its subscribers, at once and in their order.

const assert = require('assert');
const dc = require('diagnostics_channel');

const channel = dc.channel('test');
assert.strictEqual(dc.channel('test'), channel);
assert(channel instanceof dc.Channel);
assert.strictEqual(channel.name, 'test');
assert.strictEqual(dc.hasSubscribers('test'), false);
channel.publish('nobody hears');

const heard = [];
const first = (message, name) => heard.push(['first', message, name]);
const second = (message) => heard.push(['second', message]);
dc.subscribe('test', first);
channel.subscribe(second);
assert.strictEqual(channel.hasSubscribers, true);
assert.strictEqual(dc.hasSubscribers('test'), true);
assert(channel instanceof dc.Channel);
const message = { x: 1 };
channel.publish(message);
assert.deepStrictEqual(heard, [['first', message, 'test'], ['second', message]]);
assert.strictEqual(heard[0][1], message);

assert.strictEqual(dc.unsubscribe('test', first), true);
assert.strictEqual(dc.unsubscribe('test', first), false);
assert.strictEqual(channel.unsubscribe(second), true);
assert.strictEqual(channel.hasSubscribers, false);
channel.publish('nobody hears');
assert.strictEqual(heard.length, 2);

const symbol = Symbol('named');
assert.strictEqual(dc.channel(symbol).name, symbol);
assert.throws(() => dc.channel(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => channel.subscribe(5), { code: 'ERR_INVALID_ARG_TYPE' });
