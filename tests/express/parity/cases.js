'use strict';
// What run.js asks the programs beside this file.

const zlib = require('zlib');

const get = (url, headers, more) => ({ method: 'GET', url, headers, ...more });
const post = (url, type, body, more) => ({
  method: 'POST',
  url,
  body,
  headers: { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...(more && more.headers) },
  ...(more && more.rest)
});
const all = (...lists) => lists.flat();

// ---- app.js --------------------------------------------------------------------------------------

const PATHS = [
  '/literal',
  '/LITERAL',
  '/literal/',
  '/literal?a=1&b=2&a=3',
  '/user/7',
  '/user/',
  '/user/a%20b',
  '/user/%zz',
  '/user/a%2Fb',
  '/user/bad',
  '/user/skip',
  '/flights/a-b',
  '/flights/a-b-c',
  '/files/a',
  '/files/a/b/c',
  '/files/',
  '/files',
  '/opt',
  '/opt/1',
  '/opt2',
  '/opt2/1',
  '/opt2/1/2',
  '/opt2/1/2/3',
  '/x.txt',
  '/x.',
  '/book/1',
  '/book/1.pdf',
  '/esc:aped',
  '/en/about',
  '/many',
  '/more/1',
  '/rx/12',
  '/rx/ab',
  '/named/2024-05',
  '/quoted/v',
  '/trail',
  '/trail/',
  '/a/b/mid/z',
  '/in/1',
  '/in/1/',
  '/in/1/item/2',
  '/in/1/skip',
  '/strict/Exact',
  '/strict/exact',
  '/strict/Exact/',
  '/child',
  '/kid/',
  '/kid/boom',
  '/nowhere',
  '//literal',
  '/nowhere?<script>',
  '/appget',
  '/all',
  '/chain'
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PURGE'];
const ANSWERS = [
  'text',
  'empty',
  'emptyText',
  'nothing',
  'number',
  'flag',
  'object',
  'array',
  'buffer',
  'typed',
  'words',
  'plain',
  'latin',
  'custom',
  'tagged',
  's201',
  's204',
  's205',
  's304',
  'sendStatus',
  'oddStatus',
  'badStatus',
  'textStatus',
  'floatStatus',
  'json',
  'jsonNull',
  'jsonUndefined',
  'jsonp',
  'jsonpNothing',
  'redirect',
  'redirectStatus',
  'location',
  'badLocation',
  'format',
  'formatDefault',
  'append',
  'set',
  'setTypeList',
  'types',
  'links',
  'vary',
  'varyAll',
  'varyNothing',
  'attachment',
  'attachmentName',
  'attachmentPlain',
  'cookie',
  'badCookie',
  'badPriority',
  'badAge',
  'clearCookie',
  'signed',
  'unsigned',
  'render',
  'renderOwn',
  'renderSecond',
  'renderIndex',
  'renderMissing',
  'renderCallback',
  'locals',
  'settings',
  'written'
];
const ACCEPTS = [
  '*/*',
  'text/html',
  'application/json',
  'text/*;q=0.5, application/json',
  'image/png',
  'text/plain;q=0, */*;q=0.1',
  'text/html;level=1, text/html;q=0.7',
  ' , ,text/html',
  'nonsense'
];

const routing = all(
  PATHS.map((url) => get(url)),
  ['/literal', '/all', '/chain', '/in/1', '/nowhere', '/user/7'].flatMap((url) =>
    METHODS.map((method) => ({ method, url }))
  )
);

const sending = all(
  ANSWERS.map((name) => get(`/send/${name}`)),
  ['text', 'object', 'buffer', 's204', 'redirect', 'empty'].map((name) => ({
    method: 'HEAD',
    url: `/send/${name}`
  })),
  ACCEPTS.flatMap((accept) =>
    ['format', 'formatDefault', 'redirect'].map((name) => get(`/send/${name}`, { Accept: accept }))
  ),
  ['cb', 'a.b[0]', 'alert(1)', '', '&callback=x'].map((name) => get(`/send/jsonp?callback=${name}`)),
  get('/send/jsonpNothing?callback=cb'),
  get('/shaped'),
  get('/shaped/p?callback=f'),
  ['strong', 'weak', 'none', 'own'].flatMap((name) => [
    get(`/etag/${name}`),
    get(`/etag/${name}/json`),
    get(`/etag/${name}`, { 'If-None-Match': '"own"' })
  ]),
  get('/send/tagged', { 'If-None-Match': '"mine"' }),
  get('/send/tagged', { 'If-None-Match': 'W/"mine", "x"' }),
  get('/send/tagged', { 'If-None-Match': '*' }),
  get('/send/tagged', { 'If-None-Match': '"mine"', 'Cache-Control': 'no-cache' }),
  { method: 'POST', url: '/send/tagged', headers: { 'If-None-Match': '"mine"' } }
);

const asking = all(
  [
    {},
    {
      'X-Forwarded-For': '1.2.3.4, 10.1.1.1',
      'X-Forwarded-Proto': 'https, http',
      'X-Forwarded-Host': 'a.b.example.org:8080, x'
    },
    { 'X-Forwarded-For': '8.8.8.8' },
    { Host: '[::1]:80' },
    { Host: '127.0.0.1' },
    { Host: 'a.b.c.d.example.com:1' },
    { 'X-Requested-With': 'XMLHttpRequest' },
    { Referer: 'r' },
    { Referrer: 'rr' },
    {
      'Accept-Encoding': 'gzip;q=0.5, br',
      'Accept-Language': 'de-AT, en;q=0.8',
      'Accept-Charset': 'utf-8;q=0.1, *'
    },
    { 'Accept-Encoding': 'identity;q=0', 'Accept-Language': '*;q=0.1', 'Accept-Charset': '' },
    ...[
      'bytes=0-9',
      'bytes=-5',
      'bytes=990-',
      'bytes=2000-',
      'bytes=0-1,1-5,900-',
      'lines=0-1',
      'bytes=x',
      'bytes=5-2'
    ].map((Range) => ({ Range }))
  ].map((headers) => get('/req', headers)),
  ACCEPTS.map((Accept) => get('/req', { Accept })),
  [
    'application/json',
    'text/html; charset=x',
    'application/x-www-form-urlencoded',
    'application/vnd.api+json',
    'bogus',
    'TEXT/HTML'
  ].map((type) => post('/req', type, 'x')),
  [
    '?a=1',
    '?a[b]=1&a[c]=2',
    '?a[]=1&a[]=2',
    '?a[0]=x&a[2]=y',
    '?a.b=1',
    '?a=%20+x&=1&b',
    '?a[b][c][d][e][f][g]=1',
    '?__proto__[x]=1&constructor=2',
    '?a=1&a[b]=2',
    '?a%5Bb%5D=1',
    '?a[25]=x',
    '?%zz=%zz'
  ].flatMap((query) => [get(`/literal${query}`), get(`/extended${query}`), get(`/unparsed${query}`)])
);

const filing = all(
  [
    '/static/a.txt',
    '/static/page.html',
    '/static/sub',
    '/static/sub/',
    '/static/',
    '/static',
    '/static/.hidden',
    '/static/nope',
    '/static/..%2fapp.js',
    '/static/%2e%2e/app.js',
    '/static/a%00b',
    '/static/%zz',
    '/static/a.txt/',
    '/static/sp%20ace%20%231.txt',
    '/static/numbers.bin',
    '/tuned/',
    '/tuned/page',
    '/tuned/a',
    '/tuned/.hidden',
    '/tuned/sub',
    '/closed/nope',
    '/closed/.hidden',
    '/closed/..%2fapp.js',
    '/closed/sub/',
    '/closed/%zz',
    '/bare/a.txt',
    '/static//a.txt',
    '/static/sub?x=1'
  ].map((url) => get(url)),
  ['HEAD', 'POST', 'OPTIONS', 'DELETE'].flatMap((method) => [
    { method, url: '/static/a.txt' },
    { method, url: '/closed/a.txt' }
  ]),
  [
    'bytes=0-3',
    'bytes=-3',
    'bytes=5-',
    'bytes=50-',
    'bytes=0-1,4-5',
    'bytes=0-3,2-5',
    'chars=0-1',
    'bytes=abc'
  ].flatMap((Range) => [
    get('/static/numbers.bin', { Range }),
    get('/file/part', { Range }),
    get('/bare/numbers.bin', { Range })
  ]),
  [
    { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
    { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { 'If-Modified-Since': 'x' },
    { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { 'If-Match': '"x"' },
    { 'If-Match': '*' },
    { 'If-None-Match': '*' },
    { 'If-None-Match': '"x"' },
    { 'Range': 'bytes=0-1', 'If-Range': '"x"' },
    { 'Range': 'bytes=0-1', 'If-Range': 'Fri, 01 Jan 2100 00:00:00 GMT' }
  ].map((headers) => get('/static/a.txt', headers)),
  [
    'plain',
    'root',
    'missing',
    'up',
    'folder',
    'dot',
    'dotAllowed',
    'relative',
    'nothing',
    'number',
    'part',
    'next'
  ].map((name) => get(`/file/${name}`)),
  ['plain', 'named', 'options', 'missing'].map((name) => get(`/download/${name}`))
);

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const TEXTS = [
  '{"a":1}',
  '[1,2]',
  '',
  '"text"',
  '12',
  ' {"a":"é"}',
  '{"a":',
  '{"__proto__":{"x":1}}',
  '\ufeff{}'
];
const FORMS = [
  'a=1&b=2',
  'a=1&a=2',
  'a[b]=1&a[c][d]=2',
  'a[]=1&a[]=2',
  '',
  'a=%E9&b=%26%2310003%3B',
  'a=1&b=2&c=3',
  'a+b=c+d',
  'utf8=%E2%9C%93&a=%C3%BC',
  'utf8=%26%2310003%3B&a=%FC',
  'a.b=1',
  'a[b][c]=1',
  '&&a&=b'
];
const gzipped = (text) => zlib.gzipSync(text);
const encoded = (encoding) => ({ headers: { 'Content-Encoding': encoding }, rest: { needs: 'zlib' } });

const sendingBodies = all(
  ['json', 'loose', 'small', 'reviver', 'verify', 'both', 'none', 'raw'].flatMap((name) =>
    TEXTS.map((text) => post(`/body/${name}`, JSON_TYPE, text))
  ),
  ['simple', 'extended', 'shallow', 'few', 'sentinel', 'both'].flatMap((name) =>
    FORMS.map((text) => post(`/body/${name}`, FORM, text))
  ),
  ['utf-8', 'utf-16', 'UTF-16LE', 'iso-8859-1', 'x-unknown', '"utf-8"'].flatMap((charset) => [
    post('/body/json', `${JSON_TYPE}; charset=${charset}`, '{"a":"b"}'),
    post('/body/text', `text/plain; charset=${charset}`, 'hey'),
    post('/body/simple', `${FORM}; charset=${charset}`, 'a=b')
  ]),
  post('/body/raw', 'application/octet-stream', 'x'.repeat(2000)),
  post('/body/raw', 'application/octet-stream', 'abc'),
  post('/body/text', 'text/html', 'not plain'),
  post('/body/text', 'text/plain', 'plain'),
  post('/body/json', JSON_TYPE, gzipped('{"a":1}'), encoded('gzip')),
  post('/body/json', JSON_TYPE, zlib.deflateSync('{"a":2}'), encoded('deflate')),
  post('/body/json', JSON_TYPE, zlib.brotliCompressSync('{"a":3}'), encoded('br')),
  post('/body/small', JSON_TYPE, gzipped(`["${'x'.repeat(99)}"]`), encoded('gzip')),
  post('/body/json', JSON_TYPE, '{"a":1}', { headers: { 'Content-Encoding': 'identity' } }),
  post('/body/json', JSON_TYPE, '{"a":1}', encoded('nonsense')),
  post('/body/noInflate', 'application/octet-stream', gzipped('x'), encoded('gzip')),
  {
    method: 'POST',
    url: '/body/json',
    headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': JSON_TYPE },
    body: '{"chunked":true}'
  },
  {
    method: 'POST',
    url: '/body/json',
    headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': JSON_TYPE }
  },
  {
    method: 'POST',
    url: '/body/small',
    headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': JSON_TYPE },
    body: `["${'x'.repeat(50)}"]`
  }
);

const ERRORS = [
  'plain',
  'status',
  'statusCode',
  'oddStatus',
  'rejected',
  'rejectedNothing',
  'text',
  'resStatus',
  'late',
  'handled'
];

// ---- middleware.js -------------------------------------------------------------------------------

const BASIC = `Basic ${Buffer.from('me:p:w').toString('base64')}`;
// The times in the lines change their entity tag.
const lines = () => get('/lines', {}, { omit: ['etag'] });

const logging = all(
  Array.from({ length: 8 }, (_, at) =>
    all(
      [200, 301, 404, 500].map((status) =>
        get(`/log/${at}/x?status=${status}`, {
          'User-Agent': 'agent "q"\t',
          'Referer': 'ref',
          'X-A': 'a\\b',
          'Authorization': BASIC
        })
      ),
      lines()
    )
  ),
  get('/log/skip?skip'),
  get('/log/skip'),
  get('/log/immediate'),
  get('/log/function', { Authorization: BASIC }),
  get('/log/function?none=1'),
  lines()
);

const reading = all(
  [undefined, BASIC, 'basic  bWU6', 'Basic !', 'Bearer x', 'Basic bWU=', 'Basic OnB3', ''].map((value) =>
    get('/auth', value === undefined ? {} : { Authorization: value })
  ),
  ['none', 'one', 'two', 'decode'].flatMap((name) =>
    [
      undefined,
      'a=1; b=2',
      'a=%20x; a=2; c="q"; d',
      'j=j%3A%7B%22a%22%3A1%7D; k=j%3A%7B',
      's=s%3Avalue.%2BWSHnFzdzfnbxSa2CGB4W6jw8cUkZ%2Bpz9Vqz7SgG8bY',
      't=s%3Aforged.x',
      '__proto__=x; hasOwnProperty=y; =z; e='
    ].map((Cookie) => get(`/cookies/${name}`, Cookie === undefined ? {} : { Cookie }))
  )
);

const crossing = Array.from({ length: 13 }, (_, at) =>
  [undefined, 'http://a.b', 'http://x.c', 'http://no.d'].flatMap((Origin) => {
    const headers = { 'X-Which': 'http://w', ...(Origin && { Origin }) };
    const preflight = {
      ...headers,
      'Access-Control-Request-Headers': 'X-Q, X-R',
      'Access-Control-Request-Method': 'PUT'
    };
    return [get(`/cors/${at}`, headers), { method: 'OPTIONS', url: `/cors/${at}`, headers: preflight }];
  })
).flat();

const keep = { keepCookies: true };
const visiting = all(
  Array.from({ length: 7 }, (_, at) =>
    [
      '',
      '?count=1',
      '?count=1',
      '?',
      '?set=x&act=save',
      '?act=touch',
      '?act=reload&count=1',
      '?',
      '?act=regenerate',
      '?count=1',
      '?drop=1',
      '?count=1',
      '?act=destroy',
      '?count=1'
    ].map((query, step) => get(`/session/${at}${query}`, {}, { ...keep, forgetCookies: step === 0 }))
  ),
  get('/session/3?count=1', { 'X-Forwarded-Proto': 'https' }, { ...keep, forgetCookies: true }),
  get('/session/4', { 'X-Forwarded-Proto': 'https' }, keep),
  get('/session/5?count=1', { 'X-Forwarded-Proto': 'https, http' }, keep),
  get('/session/streamed', {}, { ...keep, forgetCookies: true }),
  get('/session/streamed', {}, keep),
  { method: 'HEAD', url: '/session/1?count=1', keepCookies: true },
  get('/session/0', { Cookie: 'connect.sid=s%3Aforged.signature' }, { forgetCookies: true }),
  get('/session/2', {}),
  get('/elsewhere')
);

// The pages of ours are our own: a listing is compared as JSON and text, and with a template.
const omitted = (name, accept) =>
  accept !== 'text/html' || name === 'made'
    ? []
    : name === 'template'
      ? LOCAL_TIMES
      : ['body', 'content-length'];
// Without Intl, a local time has two digits for the hour.
const LOCAL_TIMES = ['content-length'];

const listing = all(
  ['plain', 'tuned', 'template', 'made'].flatMap((name) =>
    [
      '',
      '/',
      '/sub/',
      '/sub',
      '/nope/',
      '/a.txt',
      '/..%2f',
      '/%zz/',
      '/a%00/',
      '/' + 'x'.repeat(300)
    ].flatMap((url) =>
      ['text/html', 'application/json', 'text/plain', 'image/png'].map((Accept) =>
        get(`/index/${name}${url}`, { Accept }, { omit: omitted(name, Accept) })
      )
    )
  ),
  ['POST', 'OPTIONS', 'HEAD'].map((method) => ({
    method,
    url: '/index/plain/',
    headers: { Accept: 'application/json' }
  }))
);

exports.programs = [
  {
    program: 'app.js',
    cases: all(
      routing,
      sending,
      asking,
      filing,
      sendingBodies,
      ERRORS.map((name) => get(`/error/${name}`)),
      get('/error/production'),
      get('/error/development', {}, { omit: ['body', 'content-length'] })
    )
  },
  { program: 'middleware.js', cases: all(logging, reading, crossing, visiting, listing) }
];
