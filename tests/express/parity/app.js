'use strict';
// A program with a bit of everything that express has, for run.js. It prints its port.

const path = require('path');
const express = require('express');

const app = express();
const here = (name) => path.join(__dirname, name);
const echo = (req, res) =>
  res.json({
    method: req.method,
    url: req.url,
    baseUrl: req.baseUrl,
    originalUrl: req.originalUrl,
    path: req.path,
    params: { ...req.params },
    query: req.query,
    route: req.route && String(req.route.path)
  });

app.set('trust proxy', 'loopback, 10.0.0.0/8');
app.set('views', [here('views'), here('views2')]);
app.set('view engine', 'txt');
app.engine('txt', (file, options, callback) => {
  require('fs').readFile(file, 'utf8', (error, text) => {
    if (error) return callback(error);
    return callback(
      null,
      text.replace(/\{(\w+)\}/g, (whole, name) => options[name])
    );
  });
});
app.locals.site = 'parity';

// ---- paths ---------------------------------------------------------------------------------------

const PATTERNS = [
  '/literal',
  '/user/:id',
  '/flights/:from-:to',
  '/files/*path',
  '/opt{/:a}',
  '/opt2{/:a{/:b}}',
  '/x.:ext',
  '/book/:id{.:format}',
  '/esc\\:aped',
  '/:lang/about',
  ['/many', '/more/:which'],
  /^\/rx\/(\d+)$/,
  /^\/named\/(?<year>\d{4})-(?<month>\d\d)$/,
  '/quoted/:"with space"',
  '/trail/',
  '/a*mid/z'
];
for (const pattern of PATTERNS) app.get(pattern, echo);
app.all('/all', echo);
app
  .route('/chain')
  .get(echo)
  .post(echo)
  .put((req, res, next) => next('route'));
app.put('/chain', (req, res) => res.send('next route'));

const inner = express.Router({ mergeParams: true });
inner.get('/', echo);
inner.get('/item/:item', echo);
inner.use('/skip', (req, res, next) => next('router'));
app.use('/in/:outer', inner);
app.use('/in/:outer/skip', (req, res) => res.send('behind the router'));
const strict = express.Router({ strict: true, caseSensitive: true });
strict.get('/Exact', echo);
app.use('/strict', strict);
const child = express();
child.get('/', (req, res) => res.send(`${child.mountpath} ${child.path()} ${req.baseUrl}`));
child.get('/boom', () => {
  throw new Error('child');
});
app.use(['/child', '/kid'], child);
app.param('id', (req, res, next, id, name) => {
  res.set('X-Param', `${name}=${id}`);
  if (id === 'bad') next(Object.assign(new Error('bad id'), { status: 422 }));
  else if (id === 'skip') next('route');
  else next();
});

// ---- requests ------------------------------------------------------------------------------------

app.all('/req', (req, res) =>
  res.json({
    ip: req.ip,
    ips: req.ips,
    protocol: req.protocol,
    secure: req.secure,
    host: req.host,
    hostname: req.hostname,
    subdomains: req.subdomains,
    xhr: req.xhr,
    fresh: req.fresh,
    stale: req.stale,
    get: req.get('Referrer') || null,
    is: [req.is('json'), req.is('text/*', 'html'), req.is('urlencoded'), req.is('+json')],
    accepts: req.accepts(),
    best: req.accepts('html', 'json', 'text'),
    type: req.accepts(['image/png', 'text/*']),
    encodings: req.acceptsEncodings(),
    encoding: req.acceptsEncodings('gzip', 'br'),
    languages: req.acceptsLanguages(),
    language: req.acceptsLanguages('en', 'de', 'fr-CH'),
    charsets: req.acceptsCharsets(),
    charset: req.acceptsCharsets('utf-8', 'iso-8859-1'),
    range: req.range(1000) || null,
    combined: req.range(1000, { combine: true }) || null
  })
);
const extended = express();
extended.set('query parser', 'extended');
extended.get('/', (req, res) => res.json(req.query));
app.use('/extended', extended);
const unparsed = express();
unparsed.set('query parser', false);
unparsed.get('/', (req, res) => res.json(req.query));
app.use('/unparsed', unparsed);

// ---- answers -------------------------------------------------------------------------------------

const answers = {
  text: (req, res) => res.send('text <b>'),
  empty: (req, res) => res.send(),
  emptyText: (req, res) => res.send(''),
  nothing: (req, res) => res.send(null),
  number: (req, res) => res.send(12),
  flag: (req, res) => res.send(true),
  object: (req, res) => res.send({ a: [1, { b: null }], c: '<&>' }),
  array: (req, res) => res.send(['é', 1]),
  buffer: (req, res) => res.send(Buffer.from('héllo')),
  typed: (req, res) => res.send(new Uint8Array([104, 105])),
  words: (req, res) => res.send(new Uint16Array([104, 105])),
  plain: (req, res) => res.type('txt').send('plain ü'),
  latin: (req, res) => res.set('Content-Type', 'text/plain; charset=latin1').send('ü'),
  custom: (req, res) => res.set('Content-Type', 'application/vnd.x+json').json({ a: 1 }),
  tagged: (req, res) => res.set('ETag', '"mine"').send('tagged'),
  s201: (req, res) => res.status(201).send('made'),
  s204: (req, res) => res.status(204).send('gone'),
  s205: (req, res) => res.status(205).send('reset'),
  s304: (req, res) => res.status(304).send('same'),
  sendStatus: (req, res) => res.sendStatus(404),
  oddStatus: (req, res) => res.sendStatus(599),
  badStatus: (req, res) => res.status(99).end(),
  textStatus: (req, res) => res.status('200').end(),
  floatStatus: (req, res) => res.status(200.5).end(),
  json: (req, res) => res.json('text'),
  jsonNull: (req, res) => res.json(null),
  jsonUndefined: (req, res) => res.json(undefined),
  jsonp: (req, res) => res.jsonp({ a: '\u2028</script>' }),
  jsonpNothing: (req, res) => res.jsonp(undefined),
  redirect: (req, res) => res.redirect('/else?a=b c&d="e"'),
  redirectStatus: (req, res) => res.redirect(301, 'http://example.org/ü'),
  location: (req, res) => res.location('http://a.b/%7e?x=ä').end(),
  badLocation: (req, res) => res.location('/%zz \ud800').end(),
  format: (req, res) =>
    res.format({
      'text/plain': () => res.send('plain'),
      'html': () => res.send('<p>'),
      'application/json': () => res.send({ a: 1 })
    }),
  formatDefault: (req, res) => res.format({ json: () => res.send({}), default: () => res.send('default') }),
  append: (req, res) => res.append('X-A', 'a').append('X-A', ['b', 'c']).append('Link', '<x>').end(),
  set: (req, res) => res.set({ 'X-One': 1, 'Content-Type': 'text/html' }).set('X-List', ['a', 2]).end(),
  setTypeList: (req, res) => res.set('Content-Type', ['a', 'b']).end(),
  types: (req, res) =>
    res.json(
      ['.html', 'json', 'png', 'a/b', 'nonsense', 'js', 'mjs', 'svg', 'wasm'].map((type) =>
        res.type(type).get('Content-Type')
      )
    ),
  links: (req, res) =>
    res
      .links({ next: '/2', last: '/9' })
      .links({ pages: ['/a', '/b'] })
      .end(),
  vary: (req, res) => res.vary('Accept').vary(['Origin', 'accept']).vary('X, Y').end(),
  varyAll: (req, res) => res.vary('A').vary('*').vary('B').end(),
  varyNothing: (req, res) => res.vary().end(),
  attachment: (req, res) => res.attachment().end(),
  attachmentName: (req, res) => res.attachment('/x/ü "q" %41.png').end(),
  attachmentPlain: (req, res) => res.attachment('report.pdf').end(),
  cookie: (req, res) =>
    res
      .cookie('a', 'b c;d')
      .cookie('j', { x: 1 })
      .cookie('o', 'v', {
        domain: 'example.com',
        path: '/p',
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        priority: 'high',
        partitioned: true,
        expires: new Date(0)
      })
      .cookie('m', 'v', { maxAge: 60_000, sameSite: true })
      .cookie('n', 1, { encode: String, path: null })
      .end(),
  badCookie: (req, res) => res.cookie('a b', 'x').end(),
  badPriority: (req, res) => res.cookie('a', 'x', { priority: 'urgent' }).end(),
  badAge: (req, res) => res.cookie('a', 'x', { maxAge: 'soon' }).end(),
  clearCookie: (req, res) =>
    res.clearCookie('a').clearCookie('b', { path: '/x', maxAge: 1, domain: 'd.e' }).end(),
  signed: (req, res) => {
    req.secret = 'key';
    res.cookie('s', { a: 1 }, { signed: true }).end();
  },
  unsigned: (req, res) => res.cookie('s', 'x', { signed: true }).end(),
  render: (req, res) => {
    res.locals.name = 'locals';
    res.render('greeting', { title: 'T' });
  },
  renderOwn: (req, res) => {
    res.locals.name = 'locals';
    res.render('greeting', { name: 'own', title: 'T' });
  },
  renderSecond: (req, res) => res.render('second.txt', { name: 'n' }),
  renderIndex: (req, res) => res.render('folder', { name: 'n' }),
  renderMissing: (req, res) =>
    app.render('missing', (error) => res.send(error.message.replaceAll(__dirname, ''))),
  renderCallback: (req, res) =>
    res.render('greeting', { name: 'c', title: 't' }, (error, text) => res.send(text + '!')),
  locals: (req, res) => res.json(Object.keys(app.locals)),
  settings: (req, res) => res.json(Object.keys(app.settings).sort()),
  written: (req, res) => {
    res.write('a');
    res.end('b');
  }
};
for (const name of Object.keys(answers)) app.all(`/send/${name}`, answers[name]);
app.get('/appget', (req, res) =>
  res.json([
    app.get('etag'),
    app.enabled('x-powered-by'),
    app.disabled('nope'),
    app.mountpath,
    app.path(),
    typeof app.get('view'),
    app.get('subdomain offset')
  ])
);
for (const [name, value] of [
  ['strong', 'strong'],
  ['weak', true],
  ['none', false],
  ['own', () => '"own"']
]) {
  const tagged = express();
  tagged.set('etag', value);
  tagged.get('/', (req, res) => res.send('entity'));
  tagged.get('/json', (req, res) => res.json({ a: 1 }));
  app.use(`/etag/${name}`, tagged);
}
const shaped = express();
shaped.set('json escape', true);
shaped.set('json spaces', 2);
shaped.set('json replacer', (key, value) => (key === 'secret' ? undefined : value));
shaped.disable('x-powered-by');
shaped.get('/', (req, res) => res.json({ secret: 1, a: '<script>&' }));
shaped.get('/p', (req, res) => res.jsonp({ a: '<' }));
app.use('/shaped', shaped);

// ---- files ---------------------------------------------------------------------------------------

app.use('/static', express.static(here('files')));
app.use(
  '/tuned',
  express.static(here('files'), {
    dotfiles: 'allow',
    etag: false,
    lastModified: false,
    extensions: ['html', 'txt'],
    index: ['nope', 'a.txt'],
    maxAge: '2h',
    immutable: true,
    redirect: false,
    setHeaders: (res, file) => res.set('X-File', path.basename(file))
  })
);
app.use('/closed', express.static(here('files'), { fallthrough: false, dotfiles: 'deny', index: false }));
app.use('/bare', express.static(here('files'), { acceptRanges: false, cacheControl: false }));
const failed = (res) => (error) =>
  error && !res.headersSent && res.status(error.status || 500).send(`failed: ${error.code || error.message}`);
app.get('/file/plain', (req, res) => res.sendFile(here('files/a.txt')));
app.get('/file/root', (req, res) =>
  res.sendFile('a.txt', { root: here('files'), maxAge: 1000, headers: { 'X-Own': '1' } })
);
app.get('/file/missing', (req, res) => res.sendFile(here('files/nope'), failed(res)));
app.get('/file/up', (req, res) => res.sendFile('../app.js', { root: here('files') }, failed(res)));
app.get('/file/folder', (req, res) => res.sendFile(here('files'), failed(res)));
app.get('/file/dot', (req, res) => res.sendFile('.hidden', { root: here('files') }, failed(res)));
app.get('/file/dotAllowed', (req, res) =>
  res.sendFile('.hidden', { root: here('files'), dotfiles: 'allow' })
);
app.get('/file/relative', (req, res) => res.sendFile('a.txt'));
app.get('/file/nothing', (req, res) => res.sendFile());
app.get('/file/number', (req, res) => res.sendFile(1));
app.get('/file/part', (req, res) => res.sendFile(here('files/numbers.bin'), { start: 5, end: 9 }));
app.get('/file/next', (req, res) => res.sendFile(here('files/nope')));
app.get('/download/plain', (req, res) => res.download(here('files/a.txt')));
app.get('/download/named', (req, res) => res.download(here('files/a.txt'), 'nämé.txt'));
app.get('/download/options', (req, res) =>
  res.download('a.txt', 'b.txt', {
    root: here('files'),
    headers: { 'X-D': '1', 'content-disposition': 'inline' }
  })
);
app.get('/download/missing', (req, res) => res.download(here('files/nope'), failed(res)));

// ---- bodies --------------------------------------------------------------------------------------

const show = (req, res) =>
  res.json({ body: Buffer.isBuffer(req.body) ? req.body.toString('hex') : (req.body ?? null) });
const bodies = {
  json: [express.json()],
  loose: [express.json({ strict: false, type: '*/*' })],
  small: [express.json({ limit: 20 })],
  reviver: [express.json({ reviver: (key, value) => (typeof value === 'number' ? value + 1 : value) })],
  verify: [
    express.json({
      verify: (req, res, body) => {
        if (body[0] === 0x5b) throw new Error('no arrays');
      }
    })
  ],
  simple: [express.urlencoded()],
  extended: [express.urlencoded({ extended: true })],
  shallow: [express.urlencoded({ extended: true, depth: 1 })],
  few: [express.urlencoded({ parameterLimit: 2 })],
  sentinel: [
    express.urlencoded({
      charsetSentinel: true,
      interpretNumericEntities: true,
      defaultCharset: 'iso-8859-1'
    })
  ],
  text: [express.text()],
  raw: [express.raw({ limit: '1kb' })],
  noInflate: [express.raw({ inflate: false })],
  both: [express.json(), express.urlencoded(), express.text({ type: 'text/*' })],
  none: []
};
for (const name of Object.keys(bodies)) app.post(`/body/${name}`, ...bodies[name], show);
app.use('/body', (error, req, res, next) => {
  const { status, statusCode, expose, type, limit, length, expected, received, charset, encoding, body } =
    error;
  res.status(status || 500).json({
    name: error.name,
    message: type === 'entity.parse.failed' ? '(of the engine)' : error.message,
    status,
    statusCode,
    expose,
    type,
    limit,
    length,
    expected,
    received,
    charset,
    encoding,
    body
  });
});

// ---- errors --------------------------------------------------------------------------------------

const fail = (fields) => () => {
  throw Object.assign(new Error('failed'), fields);
};
app.get('/error/plain', fail({}));
app.get('/error/status', fail({ status: 418 }));
app.get('/error/statusCode', fail({ statusCode: 503, headers: { 'Retry-After': '5' } }));
app.get('/error/oddStatus', fail({ status: 200 }));
app.get('/error/rejected', async () => {
  throw new Error('rejected');
});
app.get('/error/rejectedNothing', () => Promise.reject());
app.get('/error/text', (req, res, next) => next('just a text'));
app.get('/error/resStatus', (req, res, next) => {
  res.status(409);
  next(new Error('conflict'));
});
app.get('/error/late', (req, res, next) => {
  res.write('begun');
  next(new Error('late'));
});
// The page in development has the source lines besides with mote: its body is not compared.
console.error = () => {};
for (const env of ['production', 'development']) {
  const stated = express().set('env', env).disable('x-powered-by').get('/', fail({ status: 418 }));
  app.get(`/error/${env}`, (req, res) => {
    req.url = '/';
    stated(req, res);
  });
}
app.get('/error/handled', fail({ handled: true }));
app.use('/error/handled', (error, req, res, next) => next(Object.assign(error, { seen: 1 })));
app.use((error, req, res, next) => {
  if (error && error.handled) res.status(500).send(`handled ${error.seen}`);
  else next(error);
});
// Stacks differ with the engine: pages show only messages here.
app.use((error, req, res, next) => {
  if (error instanceof Error) error.stack = String(error);
  next(error);
});

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
