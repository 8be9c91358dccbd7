'use strict';
// What a subscriber throws is an uncaught exception, and neither the publisher's nor the next subscriber's.

const assert = require('assert');
const dc = require('diagnostics_channel');

const log = [];
dc.subscribe('failing', () => { throw new Error('subscriber'); });
dc.subscribe('failing', () => log.push('next'));
process.on('uncaughtException', (error) => log.push(error.message));

dc.channel('failing').publish(1);
log.push('published');
process.on('exit', () => assert.deepStrictEqual(log, ['next', 'published', 'subscriber']));
