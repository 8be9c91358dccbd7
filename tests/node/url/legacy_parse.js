'use strict';
const assert = require('assert');
const url = require('url');

const nothing = { protocol: null, slashes: null, auth: null, host: null, port: null, hostname: null, hash: null,
  search: null, query: null, pathname: null, path: null, href: null };
const rows = {
  '/a/b?c=d': { search: '?c=d', query: 'c=d', pathname: '/a/b', path: '/a/b?c=d', href: '/a/b?c=d' },
  '//x/y': { pathname: '//x/y', path: '//x/y', href: '//x/y' },
  '': { href: '' },
  'x:y': { protocol: 'x:', host: 'y', hostname: 'y', href: 'x:y' },
  'mailto:a@b.c?subject=s': { protocol: 'mailto:', auth: 'a', host: 'b.c', hostname: 'b.c', search: '?subject=s',
    query: 'subject=s', path: '?subject=s', href: 'mailto:a@b.c?subject=s' },
  'javascript:alert("a b");': { protocol: 'javascript:', pathname: 'alert("a b");', path: 'alert("a b");',
    href: 'javascript:alert("a b");' },
  ' HTTP://U:p%40w@EX.com:80\\a\\b?c\\d#e ': { protocol: 'http:', slashes: true, auth: 'U:p@w', host: 'ex.com:80',
    port: '80', hostname: 'ex.com', hash: '#e', search: '?c%5Cd', query: 'c%5Cd', pathname: '/a/b', path: '/a/b?c%5Cd',
    href: 'http://U:p%40w@ex.com:80/a/b?c%5Cd#e' },
  'http://a@b@c/': { protocol: 'http:', slashes: true, auth: 'a@b', host: 'c', hostname: 'c', pathname: '/', path: '/',
    href: 'http://a%40b@c/' },
  'http://[::1]:8080/x': { protocol: 'http:', slashes: true, host: '[::1]:8080', port: '8080', hostname: '::1',
    pathname: '/x', path: '/x', href: 'http://[::1]:8080/x' },
  'http://\u00e9.com': { protocol: 'http:', slashes: true, host: 'xn--9ca.com', hostname: 'xn--9ca.com', pathname: '/',
    path: '/', href: 'http://xn--9ca.com/' },
  'http://a.com/{b} "c"': { protocol: 'http:', slashes: true, host: 'a.com', hostname: 'a.com',
    pathname: '/%7Bb%7D%20%22c%22', path: '/%7Bb%7D%20%22c%22', href: 'http://a.com/%7Bb%7D%20%22c%22' },
  'file:///etc/x': { protocol: 'file:', slashes: true, host: '', hostname: '', pathname: '/etc/x', path: '/etc/x',
    href: 'file:///etc/x' },
  'http:a/b': { protocol: 'http:', pathname: 'a/b', path: 'a/b', href: 'http:a/b' },
};
for (const [input, output] of Object.entries(rows)) {
  assert.deepStrictEqual({ ...url.parse(input) }, { ...nothing, ...output }, input);
}

const parsed = url.parse('/a?b=1&b=2', true);
assert.ok(parsed instanceof url.Url);
assert.strictEqual(url.parse(parsed), parsed);
assert.deepStrictEqual({ ...parsed.query }, { b: ['1', '2'] });
assert.deepStrictEqual({ ...url.parse('/a', true).query }, {});
assert.strictEqual(url.parse('//host/p', false, true).host, 'host');
for (const bad of [undefined, null, 1, {}]) assert.throws(() => url.parse(bad), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => url.parse('http://[::1'), { code: 'ERR_INVALID_URL', input: 'http://[::1' });
assert.throws(() => url.parse('http://u%zz@x'), URIError);
