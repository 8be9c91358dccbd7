'use strict';
// URL of the WHATWG standard (https://url.spec.whatwg.org/), and Node's conversions between URLs and
// other things. Parsing is native: it answers with the normal form and where its parts lie, so that a
// URL is one string and an array of offsets, and a part is cut out when it is asked for.

const binding = native('url');
const { codes } = require('internal/errors');
const { URLSearchParams, adopt, linkTo, refill } = require('internal/url_search_params');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const special = 'http: https: ws: wss: ftp: ';

// Offsets within `href`, in the order of the native answer; -1 stands for a part that is absent.
const HREF = 0;
const PROTOCOL_END = 1;
const USERNAME_END = 2;
const HOST_START = 3;
const HOST_END = 4;
const PORT = 5;
const PATHNAME = 6;
const SEARCH = 7;
const HASH = 8;

function toUSV(value) {
  return `${value}`.toWellFormed();
}

function parseOrThrow(input, base) {
  const text = `${input}`;
  const parts = binding.parse(text.toWellFormed(), base === undefined ? undefined : toUSV(base));
  if (parts) return parts;
  if (base !== undefined) throw new codes.ERR_INVALID_URL(text, `${base}`);
  throw new codes.ERR_INVALID_URL(text);
}

class URL {
  #parts;
  #searchParams;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    this.#parts = parseOrThrow(input, base);
  }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return binding.parse(toUSV(url), base === undefined ? undefined : toUSV(base)) !== null;
  }

  static parse(url, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    const parts = binding.parse(toUSV(url), base === undefined ? undefined : toUSV(base));
    return parts === null ? null : new URL(parts[HREF]);
  }

  static createObjectURL(object) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('obj');
    return require('internal/blob').createObjectURL(object);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    require('internal/blob').revokeObjectURL(url);
  }

  // A part that the standard refuses leaves the URL as it was.
  #set(part, value) {
    const parts = binding.set(this.#parts[HREF], part, toUSV(value));
    if (parts) this.#parts = parts;
    return parts !== null;
  }

  #end(part) {
    const parts = this.#parts;
    if (part < SEARCH && parts[SEARCH] >= 0) return parts[SEARCH];
    return parts[HASH] >= 0 && part < HASH ? parts[HASH] : parts[HREF].length;
  }

  toString() {
    return this.#parts[HREF];
  }

  get href() {
    return this.#parts[HREF];
  }

  set href(value) {
    const text = `${value}`;
    if (!this.#set('href', text)) throw new codes.ERR_INVALID_URL(text);
    if (this.#searchParams) refill(this.#searchParams, this.search);
  }

  get origin() {
    const { protocol } = this;
    if (special.includes(`${protocol} `)) return `${protocol}//${this.host}`;
    if (protocol !== 'blob:') return 'null';
    const inner = URL.parse(this.pathname);
    return inner && (inner.protocol === 'http:' || inner.protocol === 'https:') ? inner.origin : 'null';
  }

  get protocol() {
    return this.#parts[HREF].slice(0, this.#parts[PROTOCOL_END]);
  }

  set protocol(value) {
    this.#set('protocol', value);
  }

  get username() {
    const parts = this.#parts;
    return parts[HREF].slice(parts[PROTOCOL_END] + 2, parts[USERNAME_END]);
  }

  set username(value) {
    this.#set('username', value);
  }

  get password() {
    const parts = this.#parts;
    return parts[HREF].slice(parts[USERNAME_END] + 1, parts[HOST_START] - 1);
  }

  set password(value) {
    this.#set('password', value);
  }

  get host() {
    const parts = this.#parts;
    const { hostname } = this;
    return parts[PORT] < 0 ? hostname : `${hostname}:${parts[PORT]}`;
  }

  set host(value) {
    this.#set('host', value);
  }

  get hostname() {
    const parts = this.#parts;
    return parts[HREF].slice(parts[HOST_START], parts[HOST_END]);
  }

  set hostname(value) {
    this.#set('hostname', value);
  }

  get port() {
    const port = this.#parts[PORT];
    return port < 0 ? '' : `${port}`;
  }

  set port(value) {
    this.#set('port', value);
  }

  get pathname() {
    const parts = this.#parts;
    return parts[HREF].slice(parts[PATHNAME], this.#end(PATHNAME));
  }

  set pathname(value) {
    this.#set('pathname', value);
  }

  get search() {
    const start = this.#parts[SEARCH];
    const end = this.#end(SEARCH);
    return start < 0 || end - start < 2 ? '' : this.#parts[HREF].slice(start, end);
  }

  set search(value) {
    this.#set('search', value);
    if (this.#searchParams) refill(this.#searchParams, this.search);
  }

  get searchParams() {
    if (!this.#searchParams) {
      this.#searchParams = adopt(this.search);
      linkTo(this.#searchParams, (search) => this.#set('search', search));
    }
    return this.#searchParams;
  }

  get hash() {
    const start = this.#parts[HASH];
    return start < 0 || this.#parts[HREF].length - start < 2 ? '' : this.#parts[HREF].slice(start);
  }

  set hash(value) {
    this.#set('hash', value);
  }

  toJSON() {
    return this.#parts[HREF];
  }

  [kInspect](depth, options, inspect = require('util').inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = this;
    const fields = {
      href, origin, protocol, username, password, host, hostname, port, pathname, search,
      searchParams: this.searchParams, hash,
    };
    return `${this.constructor.name} ${inspect(fields, options)}`;
  }

  static {
    for (const name of Object.getOwnPropertyNames(URL.prototype)) {
      if (name !== 'constructor') Object.defineProperty(URL.prototype, name, { enumerable: true });
    }
    for (const name of ['canParse', 'parse', 'createObjectURL', 'revokeObjectURL']) {
      Object.defineProperty(URL, name, { enumerable: true });
    }
    Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
  }
}

// A URL of ours or of a library that has its parts; legacy Url objects have `auth` and `path` instead.
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function fileURL(path) {
  let url = path;
  if (typeof path === 'string') url = new URL(path);
  else if (!isURL(path)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (url.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  return url;
}

function fileURLToPath(path, options = undefined) {
  const url = fileURL(path);
  if (options?.windows) return windowsPath(url, decodeURIComponent);
  const pathname = posixPathname(url);
  return pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
}

/** The path as bytes, which need not be the UTF-8 of any text. */
function fileURLToPathBuffer(path, options = undefined) {
  const url = fileURL(path);
  const { Buffer } = require('buffer');
  // One character for each byte: text of this kind can be cut like any other.
  const unescape = (text) => Buffer.from(text).toString('latin1').replace(/%([\da-f]{2})/gi,
    (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const bytes = options?.windows ? windowsPath(url, unescape) : unescape(posixPathname(url));
  return Buffer.from(bytes, 'latin1');
}

function posixPathname(url) {
  if (url.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(url.pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url);
  }
  return url.pathname;
}

function windowsPath(url, decode) {
  if (/%2f|%5c/i.test(url.pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters', url);
  }
  const path = decode(url.pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${path}`;
  if (!/^\\[A-Za-z]:/.test(path)) throw new codes.ERR_INVALID_FILE_URL_PATH('must be absolute', url);
  return path.slice(1);
}

// What a path may hold and a URL's path may not, or would read as something else.
const pathEscapes = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23',
  '[': '%5B', ']': '%5D', '^': '%5E', '|': '%7C', '~': '%7E' };

function escapePath(path) {
  return path.replace(/[%\\\n\r\t?#[\]^|~]/g, (char) => pathEscapes[char]);
}

function pathToFileURL(filepath, options = undefined) {
  require('internal/validators').validateString(filepath, 'path');
  const windows = options?.windows;
  const path = windows ? require('path').win32 : require('path');
  if (windows && filepath.startsWith('\\\\')) return shareToFileURL(filepath);
  let resolved = path.resolve(filepath);
  const last = filepath[filepath.length - 1];
  // resolve() takes away the slash that tells a folder.
  if ((last === '/' || (windows && last === '\\')) && !resolved.endsWith(path.sep)) resolved += path.sep;
  if (windows) resolved = resolved.replaceAll('\\', '/');
  return new URL(`file://${resolved[0] === '/' ? '' : '/'}${escapePath(resolved)}`);
}

function shareToFileURL(filepath) {
  const extended = filepath.startsWith('\\\\?\\UNC\\');
  const from = extended ? 8 : 2;
  const end = filepath.indexOf('\\', from);
  if (end === -1) throw new codes.ERR_INVALID_ARG_VALUE('path', filepath, 'Missing UNC resource path');
  if (end === from) throw new codes.ERR_INVALID_ARG_VALUE('path', filepath, 'Empty UNC servername');
  const url = new URL('file://');
  url.hostname = filepath.slice(from, end);
  url.pathname = escapePath(filepath.slice(end).replaceAll('\\', '/'));
  return url;
}

// The options of http.request() that a URL stands for.
function urlToHttpOptions(url) {
  require('internal/validators').validateObject(url, 'url');
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname && hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

function domainToASCII(domain) {
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  return binding.domainToASCII(toUSV(domain));
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  return binding.domainToUnicode(toUSV(domain));
}

module.exports = {
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  fileURLToPathBuffer,
  isURL,
  pathToFileURL,
  urlToHttpOptions,
};
