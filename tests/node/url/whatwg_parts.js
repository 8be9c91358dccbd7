'use strict';
const assert = require('assert');
const { inspect } = require('util');

const url = new URL('../p/./a?q=1#h', 'HTTP://us%40er:pw@EX.com:081/x/y');
assert.deepStrictEqual(
  [url.href, url.origin, url.protocol, url.username, url.password, url.host, url.hostname, url.port, url.pathname,
    url.search, url.hash],
  ['http://us%40er:pw@ex.com:81/p/a?q=1#h', 'http://ex.com:81', 'http:', 'us%40er', 'pw', 'ex.com:81', 'ex.com', '81',
    '/p/a', '?q=1', '#h']);
assert.strictEqual(String(url), url.href);
assert.strictEqual(JSON.stringify({ url }), `{"url":"${url.href}"}`);

const plain = new URL('http://h');
assert.deepStrictEqual([plain.href, plain.username, plain.password, plain.port, plain.pathname, plain.search, plain.hash],
  ['http://h/', '', '', '', '/', '', '']);
const mail = new URL('mailto:a@b?c');
assert.deepStrictEqual([mail.origin, mail.host, mail.username, mail.pathname, mail.search], ['null', '', '', 'a@b', '?c']);
const onlyUser = new URL('http://user@h/');
assert.deepStrictEqual([onlyUser.username, onlyUser.password], ['user', '']);
const onlyPassword = new URL('http://:pw@h/');
assert.deepStrictEqual([onlyPassword.username, onlyPassword.password, onlyPassword.hostname], ['', 'pw', 'h']);
assert.deepStrictEqual([new URL('http://h/?').search, new URL('http://h/?').href], ['', 'http://h/?']);
assert.strictEqual(new URL('http://\u4e2d.cn/\u00e9?\u00e9').href, 'http://xn--fiq.cn/%C3%A9?%C3%A9');
assert.strictEqual(new URL('http://0x7f.1/').hostname, '127.0.0.1');
assert.strictEqual(new URL('http://[0:0::1]/').host, '[::1]');
assert.strictEqual(new URL('///g', 'http://h/x').href, 'http://g/');
assert.strictEqual(new URL('blob:https://a.com/x').origin, 'https://a.com');
assert.strictEqual(new URL('http://h/\ud800').pathname, '/%EF%BF%BD');

assert.strictEqual(inspect(plain), `URL {
  href: 'http://h/',
  origin: 'http://h',
  protocol: 'http:',
  username: '',
  password: '',
  host: 'h',
  hostname: 'h',
  port: '',
  pathname: '/',
  search: '',
  searchParams: URLSearchParams {},
  hash: ''
}`);
assert.strictEqual(Object.prototype.toString.call(url), '[object URL]');
