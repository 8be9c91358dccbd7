'use strict';
// express-session: a session from its first cookie over saving, reloading and regenerating to its end.
const assert = require('assert');
const express = require('express');
const session = require('express-session');
const { serve } = require('./_ask');

const store = new session.MemoryStore();
const app = express();
app.use(
  session({
    secret: ['new', 'old'],
    resave: false,
    saveUninitialized: false,
    store,
    cookie: { maxAge: 60_000 }
  })
);
app.get('/read', (req, res) => res.json({ id: req.sessionID, value: req.session.value || null }));
app.get('/write', (req, res) => {
  req.session.value = 'v';
  res.send('written');
});
app.get('/act/:act', (req, res) =>
  req.session[req.params.act]((error) => res.send(error ? error.message : String(req.session)))
);
app.get('/reload', (req, res) => {
  req.session.value = 'lost';
  req.session.reload((error) => res.send(error ? error.message : req.session.value));
});
app.get('/unset', (req, res) => {
  req.session = null;
  res.send('unset');
});

serve(app, async (ask) => {
  const cookieOf = (answer) => answer.headers['set-cookie']?.[0].split(';')[0];
  assert.strictEqual(cookieOf(await ask('GET /read')), undefined);
  const first = await ask('GET /write');
  assert.match(
    first.headers['set-cookie'][0],
    /^connect\.sid=s%3A[\w-]{32}\.[^;]+; Path=\/; Expires=[^;]+ GMT; HttpOnly$/
  );
  assert.strictEqual(first.body, 'written');
  const cookie = cookieOf(first);
  const read = async (sent) => JSON.parse((await ask('GET /read', { cookie: sent })).body);
  const { id, value } = await read(cookie);
  assert.strictEqual(value, 'v');
  assert.strictEqual(cookieOf(await ask('GET /read', { cookie })), undefined);
  assert.strictEqual((await read(cookie.slice(0, -6) + 'forged')).value, null);
  assert.strictEqual((await ask('GET /reload', { cookie })).body, 'v');
  const renewed = cookieOf(await ask('GET /act/regenerate', { cookie }));
  assert.ok(renewed !== undefined && renewed !== cookie);
  assert.strictEqual((await read(cookie)).value, null);

  const other = cookieOf(await ask('GET /write'));
  assert.notStrictEqual((await read(other)).id, id);
  assert.strictEqual((await ask('GET /unset', { cookie: other })).body, 'unset');
  assert.strictEqual((await read(other)).value, 'v');
  assert.strictEqual((await ask('GET /act/destroy', { cookie: other })).body, 'undefined');
  assert.strictEqual((await read(other)).value, null);
  const left = await new Promise((resolve, reject) =>
    store.length((error, count) => (error ? reject(error) : resolve(count)))
  );
  assert.strictEqual(left, 1); // the regenerated one
});
