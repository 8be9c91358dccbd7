'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Writable } = require('stream');
const winston = require('winston');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'winston-'));
const lines = [];
const stream = new Writable({
  write(chunk, encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});
const { combine, timestamp, json, printf, errors, splat } = winston.format;
const logger = winston.createLogger({
  level: 'info',
  format: combine(errors({ stack: true }), splat(), timestamp()),
  transports: [
    new winston.transports.Stream({
      stream,
      format: printf((info) => `${info.level}: ${info.message} ${info.id}`),
    }),
    new winston.transports.File({ filename: path.join(dir, 'all.log'), format: json() }),
  ],
});
const child = logger.child({ id: 7 });
child.info('hello %s', 'you');
child.debug('never');
logger.error(new Error('broken'));
logger.on('finish', () => {
  assert.deepStrictEqual(
    lines.map((line) => line.trim()),
    ['info: hello you 7', 'error: broken undefined'],
  );
});
logger.transports[1].on('finish', () => {
  const [first, second] = fs
    .readFileSync(path.join(dir, 'all.log'), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse);
  assert.strictEqual(first.message, 'hello you');
  assert.match(first.timestamp, /^\d{4}-.*Z$/);
  assert.match(second.stack, /^Error: broken\n    at /);
  fs.rmSync(dir, { recursive: true });
});
logger.end();
