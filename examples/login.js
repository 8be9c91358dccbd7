'use strict';
// Two ways to know who asks: a form with a session behind it, and basic authentication for other programs.
//
//   LOGIN_SECRET=something-long PORT=8080 mote examples/login.js      (the user is "admin", password "board")
//
//   GET  /             who you are
//   GET  /login        the form; POST /login takes it, POST /logout ends the session
//   GET  /api/secret   with the session, or with: curl -u admin:board
//
// With `npm install passport passport-local` beside this file the form is checked by passport, without them
// by this program itself.

const auth = require('basic-auth');
const crypto = require('crypto');
const express = require('express');
const session = require('express-session');
const { promisify } = require('util');

const scrypt = promisify(crypto.scrypt);

// A password is kept as what scrypt makes of it and of some salt. Real users would be in a file.
function kept(password) {
  const salt = crypto.randomBytes(16);
  return { salt, key: crypto.scryptSync(password, salt, 32) };
}
const users = new Map([['admin', kept(process.env.LOGIN_PASSWORD || 'board')]]);
const nobody = kept('');

async function isRight(name, password) {
  // An unknown name takes as long as a known one, so that the time tells nothing.
  const { salt, key } = users.get(name) || nobody;
  const made = await scrypt(String(password), salt, 32);
  return crypto.timingSafeEqual(made, key) && users.has(name);
}

const app = express();
app.use(session({
  secret: process.env.LOGIN_SECRET || crypto.randomBytes(32).toString('hex'),
  resave: false,
  saveUninitialized: false,
  cookie: { sameSite: 'lax', secure: 'auto', maxAge: 60 * 60 * 1000 },
}));
app.use(express.urlencoded());

// ---- the form --------------------------------------------------------------------------------------

const page = (body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Login</title>
${body}
</html>
`;
const FORM = `<form method="post" action="/login">
  <input name="username" placeholder="Name" autofocus>
  <input name="password" type="password" placeholder="Password">
  <button>Log in</button>
</form>`;

function passportOrNothing() {
  try {
    return { passport: require('passport'), Strategy: require('passport-local').Strategy };
  } catch {
    return null;
  }
}

function useOwnLogin() {
  app.use((req, res, next) => {
    req.user = req.session.user;
    next();
  });
  return async (req, res, next) => {
    const { username, password } = req.body || {};
    if (!await isRight(username, password)) return res.redirect('/login?again');
    // A new id, so that one which somebody planted before is worth nothing.
    return req.session.regenerate((error) => {
      if (error) return next(error);
      req.session.user = { name: username };
      return res.redirect('/');
    });
  };
}

function usePassport({ passport, Strategy }) {
  passport.use(new Strategy((name, password, done) => {
    isRight(name, password).then((right) => done(null, right ? { name } : false), done);
  }));
  passport.serializeUser((user, done) => done(null, user.name));
  passport.deserializeUser((name, done) => done(null, users.has(name) ? { name } : false));
  app.use(passport.session());
  return passport.authenticate('local', { successRedirect: '/', failureRedirect: '/login?again' });
}

const found = passportOrNothing();
const login = found === null ? useOwnLogin() : usePassport(found);

app.get('/', (req, res) => res.send(page(req.user === undefined ? '<a href="/login">Log in</a>' :
  `<p>Hello ${req.user.name}!</p><form method="post" action="/logout"><button>Log out</button></form>`)));
app.get('/login', (req, res) => res.send(page(('again' in req.query ? '<p>Try again.</p>' : '') + FORM)));
app.post('/login', login);
app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => (error ? next(error) : res.clearCookie('connect.sid').redirect('/')));
});

// ---- other programs ---------------------------------------------------------------------------------

async function mustBeKnown(req, res, next) {
  if (req.user !== undefined) return next();
  const given = auth(req);
  if (given !== undefined && await isRight(given.name, given.pass)) {
    req.user = { name: given.name };
    return next();
  }
  res.set('WWW-Authenticate', 'Basic realm="board", charset="UTF-8"');
  return res.status(401).send('Who are you?\n');
}

app.get('/api/secret', mustBeKnown, (req, res) => res.json({ for: req.user.name, secret: 42 }));

const server = app.listen(Number(process.env.PORT ?? 8080), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}/`);
});
