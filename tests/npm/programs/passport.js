'use strict';

const assert = require('assert');
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-local');
const { serve } = require('./_serve');

passport.use(new Strategy((name, word, done) => done(null, word === 'open' ? { id: 1, name } : false)));
passport.serializeUser((user, done) => done(null, JSON.stringify(user)));
passport.deserializeUser((text, done) => done(null, JSON.parse(text)));

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: 's', resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());
app.post('/login', passport.authenticate('local'), (req, res) => res.send('in'));
app.get('/me', (req, res) => res.json(req.isAuthenticated() ? req.user : null));
app.post('/logout', (req, res, next) => req.logout((err) => (err ? next(err) : res.send('out'))));

const form = (body) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
});
serve(app, async (ask) => {
  assert.strictEqual((await ask('/login', form('username=u&password=wrong'))).status, 401);
  const login = await ask('/login', form('username=u&password=open'));
  assert.strictEqual(login.text, 'in');
  const cookie = login.headers['set-cookie'][0].split(';')[0];
  assert.strictEqual((await ask('/me', { headers: { cookie } })).text, '{"id":1,"name":"u"}');
  assert.strictEqual((await ask('/me')).text, 'null');
  assert.strictEqual((await ask('/logout', { method: 'POST', headers: { cookie } })).text, 'out');
});
