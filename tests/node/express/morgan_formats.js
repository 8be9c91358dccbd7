'use strict';
// morgan: its formats and tokens, formats and tokens of one's own, skip, immediate, and what is escaped.
const assert = require('assert');
const express = require('express');
const morgan = require('morgan');
const { serve } = require('./_ask');

const lines = [];
const stream = { write: (line) => lines.push(line) };
morgan.token('kind', (req, res, argument) => `${req.method}/${argument}`);
morgan.token('nasty', () => 'a"b\\c\n\x1b[31m');
morgan.format('mine', ':kind[x] :nasty :req[x-none]');
const FORMATS = {
  tiny: /^GET \/tiny\?q=1 200 2 - \d+\.\d{3} ms\n$/,
  short: /^\S+ me GET \/short\?q=1 HTTP\/1\.1 200 2 - \d+\.\d{3} ms\n$/,
  common:
    /^\S+ - me \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET \/common\?q=1 HTTP\/1\.1" 200 2\n$/,
  combined: /^\S+ - me \[.*\] "GET \/combined\?q=1 HTTP\/1\.1" 200 2 "-" "agent \\"x\\""\n$/,
  mine: /^GET\/x a\\"b\\\\c\\n\\u001b\[31m -\n$/
};
const app = express();
for (const name of Object.keys(FORMATS))
  app.get(`/${name}`, morgan(name, { stream }), (req, res) => res.send('ok'));
app.get('/dev', morgan('dev', { stream }), (req, res) => res.status(404).send('ok'));
app.get('/skip', morgan('tiny', { stream, skip: (req, res) => res.statusCode < 400 }), (req, res) =>
  res.end()
);
app.get('/immediate', morgan(':method :status', { stream, immediate: true }), (req, res) => res.end());
app.get(
  '/none',
  morgan(() => null, { stream }),
  (req, res) => res.end()
);
app.get(
  '/object',
  morgan(
    (tokens, req, res) => ({ status: tokens.status(req, res), time: tokens['total-time'](req, res, 0) }),
    {
      stream: { writableObjectMode: true, write: (entry) => lines.push(entry) }
    }
  ),
  (req, res) => res.end()
);

// The line is written when the answer is with the system, which may be after the client has it.
const nextLine = async () => {
  while (lines.length === 0) await new Promise(setImmediate);
  return lines.shift();
};

serve(app, async (ask) => {
  const headers = { 'user-agent': 'agent "x"', 'authorization': `Basic ${btoa('me:secret')}` };
  for (const name of Object.keys(FORMATS)) {
    await ask(`GET /${name}?q=1`, headers);
    assert.match(await nextLine(), FORMATS[name]);
  }
  await ask('GET /dev');
  assert.match(
    await nextLine(),
    process.env.NO_COLOR ? /^GET \/dev 404/ : /^\x1b\[0mGET \/dev \x1b\[33m404\x1b\[0m \S+ ms - 2\x1b\[0m\n$/
  );
  await ask('GET /skip');
  await ask('GET /none');
  await ask('GET /immediate');
  assert.strictEqual(await nextLine(), 'GET -\n');
  await ask('GET /object');
  const entry = await nextLine();
  assert.strictEqual(entry.status, '200');
  assert.match(entry.time, /^\d+$/);
});

assert.throws(() => morgan.compile(), /^TypeError: argument format must be a string$/);
