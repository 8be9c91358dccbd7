'use strict';
// express-session: name, genid, rolling, unset, secure 'auto', proxy, and stores of one's own.
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const session = require('express-session');
const { serve } = require('./_ask');

const base = { secret: 'key', resave: false, saveUninitialized: true };
const calls = [];
class Store extends session.Store {
  constructor() {
    super();
    this.kept = new Map();
  }

  get(id, callback) {
    calls.push('get');
    if (id === 'broken') callback(new Error('no store'));
    else callback(null, this.kept.get(id));
  }

  set(id, data, callback) {
    calls.push('set');
    this.kept.set(id, JSON.parse(JSON.stringify(data)));
    setImmediate(callback);
  }

  touch(id, data, callback) {
    calls.push('touch');
    setImmediate(callback);
  }

  destroy(id, callback) {
    calls.push('destroy');
    this.kept.delete(id);
    setImmediate(callback);
  }
}
const store = new Store();
const unsetStore = new Store();
const app = express();
const answer = (req, res) => res.send(req.sessionID);
app.use('/named', session({ ...base, name: 'own', genid: (req) => `id-${req.query.id}`, store }), answer);
app.use('/rolling', session({ ...base, rolling: true, cookie: { maxAge: 5000 } }), answer);
app.use('/auto', session({ ...base, proxy: true, cookie: { secure: 'auto', sameSite: 'auto' } }), answer);
app.use('/secure', session({ ...base, cookie: { secure: true } }), answer);
app.use('/unset', session({ ...base, unset: 'destroy', store: unsetStore }), (req, res) => {
  delete req.session;
  res.send('gone');
});
app.use('/no-secret', session({ resave: false, saveUninitialized: false }), answer);
app.use((error, req, res, next) => res.status(500).send(error.message));

serve(app, async (ask) => {
  const setCookie = async (line, headers) => (await ask(line, headers)).headers['set-cookie']?.[0];
  const named = await setCookie('GET /named?id=1');
  assert.match(named, /^own=s%3Aid-1\.[^;]+; Path=\/; HttpOnly$/);
  assert.deepStrictEqual(calls.splice(0), ['set']);
  const cookie = named.split(';')[0];
  assert.strictEqual((await ask('GET /named?id=2', { cookie })).body, 'id-1');
  assert.deepStrictEqual(calls.splice(0), ['get', 'touch']);
  const rolling = await setCookie('GET /rolling');
  assert.ok(await setCookie('GET /rolling', { cookie: rolling.split(';')[0] }));
  assert.match(await setCookie('GET /auto'), /HttpOnly; SameSite=Lax$/);
  assert.match(
    await setCookie('GET /auto', { 'x-forwarded-proto': 'https' }),
    /HttpOnly; Secure; SameSite=None$/
  );
  assert.strictEqual(await setCookie('GET /secure'), undefined);
  const shared = (await setCookie('GET /named?id=9')).split(';')[0].replace('own', 'connect.sid');
  assert.strictEqual((await ask('GET /unset', { cookie: shared })).body, 'gone');
  assert.deepStrictEqual(calls.splice(0), ['set', 'get', 'destroy']);
  assert.strictEqual((await ask('GET /no-secret')).body, 'secret option required for sessions');
  store.emit('disconnect');
  assert.strictEqual((await ask('GET /named?id=3')).headers['set-cookie'], undefined);
  store.emit('connect');
  assert.ok(await setCookie('GET /named?id=3'));
});

assert.throws(() => session({ ...base, genid: 1 }), /genid option must be a function/);
assert.throws(() => session({ ...base, unset: 'x' }), /unset option must be "destroy" or "keep"/);
assert.throws(() => session({ ...base, secret: [] }), /must contain one or more strings/);
const cookie = new session.Cookie({ maxAge: 1000 });
assert.ok(cookie.expires instanceof Date && cookie.maxAge <= 1000);
assert.throws(() => {
  cookie.maxAge = 'soon';
}, /maxAge must be a number or Date/);
