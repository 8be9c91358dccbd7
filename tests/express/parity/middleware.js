'use strict';
// A program with the middlewares that come with mote, for run.js. It prints its port.

const path = require('path');
const express = require('express');
const auth = require('basic-auth');
const cookieParser = require('cookie-parser');
const cors = require('cors');
const session = require('express-session');
const morgan = require('morgan');
const serveIndex = require('serve-index');

const app = express();
app.set('trust proxy', true);

let lines = [];
const stream = { write: (line) => lines.push(line) };
const wait = (req, res, next) => setImmediate(next);
const FORMATS = [
  'combined',
  'common',
  'default',
  'dev',
  'short',
  'tiny',
  ':method :req[x-a] :res[x-b] :http-version :nope2 :status'.replace(' :nope2', ''),
  ':date[iso] :date[web] :user-agent :referrer'
];
FORMATS.forEach((format, at) => {
  app.use(`/log/${at}`, morgan(format, { stream }), wait, (req, res) =>
    res
      .set('X-B', 'b"')
      .status(Number(req.query.status) || 200)
      .send('logged')
  );
});
app.use('/log/skip', morgan('tiny', { stream, skip: (req) => 'skip' in req.query }), (req, res) => res.end());
app.use('/log/immediate', morgan('tiny', { stream, immediate: true }), (req, res) => res.end());
app.use(
  '/log/function',
  morgan(
    (tokens, req, res) =>
      req.query.none
        ? null
        : [tokens.method(req, res), tokens.status(req, res), tokens['remote-user'](req, res)].join('|'),
    { stream }
  ),
  (req, res) => res.end()
);
app.get('/lines', (req, res) => {
  const taken = lines;
  lines = [];
  res.json(taken);
});

app.get('/auth', (req, res) => res.json(auth(req) || null));

const cookies = (req, res) =>
  res.json({ cookies: req.cookies, signed: req.signedCookies, secret: req.secret });
app.use('/cookies/none', cookieParser(), cookies);
app.use('/cookies/one', cookieParser('key'), cookies);
app.use('/cookies/two', cookieParser(['new', 'key']), cookies);
app.use('/cookies/decode', cookieParser('key', { decode: (text) => `<${text}>` }), cookies);

const CORS = [
  undefined,
  { origin: true },
  { origin: false },
  { origin: 'http://a.b' },
  { origin: /\.b$/ },
  { origin: ['http://a.b', /c$/], credentials: true },
  { origin: (origin, callback) => callback(null, origin === 'http://a.b') },
  { origin: (origin, callback) => callback(new Error('refused')) },
  { methods: ['GET', 'PUT'], allowedHeaders: ['X-A', 'X-B'], exposedHeaders: ['X-C', 'X-D'], maxAge: 60 },
  { methods: 'POST', allowedHeaders: 'X-A', exposedHeaders: '', maxAge: 0, optionsSuccessStatus: 200 },
  { preflightContinue: true },
  { allowedHeaders: [], exposedHeaders: [] },
  (req, callback) => callback(null, { origin: req.get('X-Which') || false })
];
CORS.forEach((options, at) => app.use(`/cors/${at}`, cors(options), (req, res) => res.send('behind')));

const visit = (req, res) => {
  const { query } = req;
  const data = req.session;
  if (query.set) data.value = query.set;
  if (query.count) data.count = (data.count || 0) + 1;
  const answer = (error) => {
    if (error) return res.status(500).send(error.message);
    const { value, count } = req.session || {};
    if (query.drop) req.session = null;
    return res.send({
      value,
      count,
      has: Boolean(req.session),
      cookie: req.session ? Object.keys(req.session.cookie) : []
    });
  };
  if (query.act === undefined) return answer();
  return data[query.act](answer);
};
const SESSIONS = [
  { resave: false, saveUninitialized: false },
  { resave: true, saveUninitialized: true },
  {
    resave: false,
    saveUninitialized: true,
    rolling: true,
    cookie: { maxAge: 60_000, sameSite: 'lax', path: '/session/2' }
  },
  { resave: false, saveUninitialized: false, cookie: { secure: 'auto', sameSite: 'auto' } },
  { resave: false, saveUninitialized: true, cookie: { secure: true }, name: 'own' },
  { resave: false, saveUninitialized: true, unset: 'destroy', proxy: true, secret: ['a', 'b'] },
  {
    resave: false,
    saveUninitialized: true,
    genid: (req) => `id-${req.query.id || 'x'}`,
    cookie: (req) => ({ path: req.baseUrl })
  }
];
SESSIONS.forEach((options, at) => app.use(`/session/${at}`, session({ secret: 'key', ...options }), visit));
app.use(
  '/session/streamed',
  session({ secret: 'key', resave: true, saveUninitialized: true }),
  (req, res) => {
    res.write('one');
    res.write('two');
    res.end('three');
  }
);

const files = path.join(__dirname, 'files');
app.use('/index/plain', serveIndex(files));
app.use('/index/tuned', serveIndex(files, { hidden: true, filter: (name) => !name.includes('numbers') }));
app.use(
  '/index/template',
  serveIndex(files, {
    template: path.join(__dirname, 'index.html'),
    view: 'details',
    stylesheet: path.join(__dirname, 'index.css')
  })
);
app.use(
  '/index/made',
  serveIndex(files, {
    icons: true,
    template: (locals, callback) =>
      callback(
        null,
        JSON.stringify({
          ...locals,
          style: '',
          path: '',
          fileList: locals.fileList.map(({ name, stat }) => [name, stat.size > 0])
        })
      )
  })
);

app.use((error, req, res, next) => res.status(error.status || 500).send(`error ${error.message}`));

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
