'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const pino = require('pino');

const lines = [];
const logger = pino(
  { redact: ['user.password'], serializers: { req: (req) => req.url } },
  { write: (line) => lines.push(JSON.parse(line)) },
);
logger.child({ part: 'db' }).info({ user: { name: 'u', password: 'p' }, req: { url: '/x' } }, 'hello %d', 1);
logger.error(new TypeError('bad'));
logger.debug('never');
assert.strictEqual(lines.length, 2);
const { level, msg, part, user, req, pid } = lines[0];
assert.deepStrictEqual(
  { level, msg, part, user, req, pid },
  {
    level: 30,
    msg: 'hello 1',
    part: 'db',
    user: { name: 'u', password: '[Redacted]' },
    req: '/x',
    pid: process.pid,
  },
);
assert.strictEqual(lines[1].err.type, 'TypeError');
assert.match(lines[1].err.stack, /^TypeError: bad\n    at /);

const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'pino-')), 'log');
const destination = pino.destination({ dest: file, sync: false });
const filed = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
filed.warn('in a file');
destination.on('close', () => {
  assert.match(fs.readFileSync(file, 'utf8'), /^\{"level":40,"time":"\d{4}-[^"]*Z","msg":"in a file"\}\n$/);
  fs.rmSync(path.dirname(file), { recursive: true });
});
destination.end();
