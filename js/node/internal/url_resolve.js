'use strict';
// url.resolve(): what a link means on a page, by the legacy rules of https://nodejs.org/api/url.html
// (RFC 3986, section 5.2, with what browsers made of it).

const slashed = ' http: https: ftp: gopher: file: ws: wss: http https ftp gopher file ws wss ';

function isSlashed(protocol) {
  return slashed.includes(` ${protocol} `);
}

function segments(pathname) {
  return pathname ? pathname.split('/') : [];
}

function setPath(result) {
  if (result.pathname !== null || result.search !== null) {
    result.path = (result.pathname ? result.pathname : '') + (result.search ? result.search : '');
  }
}

function finish(result) {
  result.href = result.format();
  return result;
}

function takeQuery(result, relative) {
  result.search = relative.search;
  result.query = relative.query;
}

// '//host/path': everything but the protocol is the link's.
function resolveNetworkPath(result, relative) {
  for (const key of Object.keys(relative)) if (key !== 'protocol') result[key] = relative[key];
  if (isSlashed(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
  return finish(result);
}

// A link that names another protocol than the page's is complete, or nearly so.
function resolveOtherProtocol(result, relative) {
  if (!isSlashed(relative.protocol)) {
    Object.assign(result, relative);
    return finish(result);
  }
  result.protocol = relative.protocol;
  if (!relative.host && !/^file:?$/.test(relative.protocol)) {
    // 'http:a/b': browsers take the first segment for the host.
    const path = (relative.pathname || '').split('/');
    let host = '';
    while (path.length > 0 && host === '') host = path.shift();
    relative.host = host;
    relative.hostname ||= '';
    if (path[0] !== '') path.unshift('');
    if (path.length < 2) path.unshift('');
    result.pathname = path.join('/');
  } else {
    result.pathname = relative.pathname;
  }
  takeQuery(result, relative);
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
  result.slashes ||= relative.slashes;
  return finish(result);
}

// Without leading slashes ('mailto:'), the host is the first segment of the path while resolving.
function hostIntoPath(path, host) {
  if (!host) return;
  if (path[0] === '') path[0] = host;
  else path.unshift(host);
}

function hostOutOfPath(result, host) {
  result.hostname = result.host = host;
  if (!host || host.indexOf('@') <= 0) return;
  const [auth, name] = host.split('@');
  result.auth = auth;
  result.host = result.hostname = name;
}

// Takes '.' and '..' out of a path, in place; answers how many '..' lead above its beginning.
function removeDots(path) {
  let up = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') {
      path.splice(i, 1);
    } else if (path[i] === '..') {
      path.splice(i, 1);
      up++;
    } else if (up > 0) {
      path.splice(i, 1);
      up--;
    }
  }
  return up;
}

// Joins the two paths; null when the link has nothing but a query or less.
function joinPaths(result, relative, path, relativePath, isRelativeAbsolute) {
  if (isRelativeAbsolute) {
    if (relative.host || relative.host === '') {
      if (result.host !== relative.host) result.auth = null;
      result.host = relative.host;
      result.port = relative.port;
    }
    if (relative.hostname || relative.hostname === '') {
      if (result.hostname !== relative.hostname) result.auth = null;
      result.hostname = relative.hostname;
    }
    takeQuery(result, relative);
    return relativePath;
  }
  if (relativePath.length > 0) {
    takeQuery(result, relative);
    return [...path.slice(0, -1), ...relativePath];
  }
  return relative.search === null || relative.search === undefined ? path : null;
}

function resolveQuery(result, relative, path, isSchemeOnly) {
  if (isSchemeOnly) hostOutOfPath(result, path.shift());
  takeQuery(result, relative);
  setPath(result);
  return finish(result);
}

function resolvePath(result, relative) {
  const isSourceAbsolute = result.pathname && result.pathname[0] === '/';
  const isRelativeAbsolute = relative.host || (relative.pathname && relative.pathname[0] === '/');
  let mustEndAbsolute = isRelativeAbsolute || isSourceAbsolute || (result.host && relative.pathname);
  const removeAllDots = mustEndAbsolute;
  let path = segments(result.pathname);
  const relativePath = segments(relative.pathname);
  const isSchemeOnly = result.protocol && !isSlashed(result.protocol);
  if (isSchemeOnly) {
    result.hostname = '';
    result.port = null;
    hostIntoPath(path, result.host);
    result.host = '';
    if (relative.protocol) {
      relative.hostname = null;
      relative.port = null;
      result.auth = null;
      hostIntoPath(relativePath, relative.host);
      relative.host = null;
    }
    mustEndAbsolute = mustEndAbsolute && (relativePath[0] === '' || path[0] === '');
  }
  const joined = joinPaths(result, relative, path, relativePath, isRelativeAbsolute);
  if (joined === null) return resolveQuery(result, relative, path, isSchemeOnly);
  path = joined;
  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finish(result);
  }
  return normalizePath(result, relative, path, { mustEndAbsolute, removeAllDots, isSchemeOnly });
}

function normalizePath(result, relative, path, { mustEndAbsolute, removeAllDots, isSchemeOnly }) {
  const last = path[path.length - 1];
  const hasTrailingSlash = last === '' ||
    ((result.host || relative.host || path.length > 1) && (last === '.' || last === '..'));
  const up = removeDots(path);
  if (!mustEndAbsolute && !removeAllDots) for (let i = 0; i < up; i++) path.unshift('..');
  if (mustEndAbsolute && path[0] !== '' && (!path[0] || path[0][0] !== '/')) path.unshift('');
  if (hasTrailingSlash && !path.join('/').endsWith('/')) path.push('');
  const isAbsolute = path[0] === '' || (path[0] && path[0][0] === '/');
  if (isSchemeOnly) hostOutOfPath(result, isAbsolute ? '' : path.length > 0 ? path.shift() : '');
  if ((mustEndAbsolute || (result.host && path.length > 0)) && !isAbsolute) path.unshift('');
  if (path.length > 0) {
    result.pathname = path.join('/');
  } else {
    result.pathname = null;
    result.path = null;
  }
  setPath(result);
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  return finish(result);
}

// `result` is a fresh Url; it is filled and returned.
function resolve(source, relative, result) {
  Object.assign(result, source);
  // The hash is always the link's, even when it has none.
  result.hash = relative.hash;
  if (relative.href === '') return finish(result);
  if (relative.slashes && !relative.protocol) return resolveNetworkPath(result, relative);
  if (relative.protocol && relative.protocol !== result.protocol) return resolveOtherProtocol(result, relative);
  return resolvePath(result, relative);
}

module.exports = { resolve };
