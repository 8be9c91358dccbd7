'use strict';
// require('serve-index'): what lies in a folder, as a page, as JSON or as plain text, whichever the client
// likes best. It shows names, sizes and dates, and no file's contents; nothing above its root.

const fs = require('fs');
const { join, normalize, resolve, sep } = require('path');
const httpError = require('express/errors');
const { parse } = require('express/url');

const FORMATS = { 'text/html': 'html', 'text/plain': 'plain', 'application/json': 'json' };
const AT_ONCE = 10;

function serveIndex(root, options) {
  if (!root) throw new TypeError('serveIndex() root path required');
  const { filter, hidden, icons, stylesheet, template, view = 'tiles' } = options || {};
  const rootPath = normalize(resolve(root) + sep);

  return function serveIndex(req, res, next) {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuse(req, res);
      return;
    }
    const wanted = folderOf(req, rootPath);
    if (typeof wanted === 'number') {
      next(httpError(wanted));
      return;
    }
    const { path, shown } = wanted;
    listFolder(path, { filter, hidden }, (error, files) => {
      if (error || files === undefined) {
        next(error);
        return;
      }
      const type = require('express/accepts').types(req, Object.keys(FORMATS));
      if (!type) {
        next(httpError(406));
        return;
      }
      const isBelow = normalize(resolve(path) + sep) !== rootPath;
      module.exports[FORMATS[type]](req, res, files, next, shown, isBelow, icons, path, view || 'tiles',
        template, stylesheet);
    });
  };
}

function refuse(req, res) {
  res.statusCode = req.method === 'OPTIONS' ? 200 : 405;
  res.setHeader('Allow', 'GET, HEAD, OPTIONS');
  res.setHeader('Content-Length', '0');
  res.end();
}

// The folder that is asked for, with the path it is shown under; else the status to refuse it with.
function folderOf(req, rootPath) {
  let asked;
  let shown;
  try {
    asked = decodeURIComponent(parse(req.url).pathname);
    shown = decodeURIComponent(parse(req.originalUrl || req.url).pathname);
  } catch {
    return 400;
  }
  const path = normalize(join(rootPath, asked));
  if (path.includes('\0')) return 400;
  return (path + sep).startsWith(rootPath) ? { path, shown } : 403;
}

// The names in a folder; undefined when there is no such folder.
function listFolder(path, { filter, hidden }, callback) {
  fs.stat(path, (error, stat) => {
    if (error) {
      if (error.code === 'ENOENT') return callback();
      error.status = error.code === 'ENAMETOOLONG' ? 414 : 500;
      return callback(error);
    }
    if (!stat.isDirectory()) return callback();
    return fs.readdir(path, (failure, names) => {
      if (failure) return callback(failure);
      let files = hidden ? names : names.filter((name) => name[0] !== '.');
      if (filter) files = files.filter((name, index, list) => filter(name, index, list, path));
      return callback(null, files.sort());
    });
  });
}

// ---- the three formats, which programs may replace ------------------------------------------------

function html(req, res, files, next, shown, isBelow, icons, path, view, template, stylesheet) {
  const page = require('express/middleware/index_page');
  statEach(path, isBelow ? ['..', ...files] : files, (error, fileList) => {
    if (error) return next(error);
    return page.readStyle(stylesheet, (failure, style) => {
      if (failure) return next(failure);
      const locals = {
        directory: shown, displayIcons: Boolean(icons), fileList, path, style, viewName: view
      };
      const render = typeof template === 'function' ? template : page.renderer(template);
      return render(locals, (wrong, body) => (wrong ? next(wrong) : send(res, 'text/html', body)));
    });
  });
}

function json(req, res, files, next, shown, isBelow, icons, path) {
  statEach(path, files, (error, list) => {
    if (error) next(error);
    else send(res, 'application/json', JSON.stringify(list.map(({ name }) => name)));
  });
}

function plain(req, res, files, next, shown, isBelow, icons, path) {
  statEach(path, files, (error, list) => {
    if (error) next(error);
    else send(res, 'text/plain', list.map(({ name }) => name).join('\n') + '\n');
  });
}

function send(res, type, body) {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
}

// Folders first, the way up before them all. `stat` is null for what has gone meanwhile.
function statEach(path, names, callback) {
  const list = new Array(names.length);
  let asked = 0;
  let missing = names.length;
  let isOver = false;
  const finish = (error) => {
    if (isOver) return;
    isOver = true;
    callback(error, error ? undefined : list.sort(byKindAndName));
  };
  const askNext = () => {
    const at = asked++;
    if (at >= names.length) return;
    fs.stat(join(path, names[at]), (error, stat) => {
      if (error && error.code !== 'ENOENT') return finish(error);
      list[at] = { name: names[at], stat: error ? null : stat };
      return --missing === 0 ? finish(null) : askNext();
    });
  };
  if (missing === 0) finish(null);
  for (let i = 0; i < AT_ONCE; i++) askNext();
}

function byKindAndName(a, b) {
  if (a.name === '..' || b.name === '..') return Number(b.name === '..') - Number(a.name === '..');
  const isFolder = ({ stat }) => Number(stat !== null && stat.isDirectory());
  return isFolder(b) - isFolder(a) || a.name.toLowerCase().localeCompare(b.name.toLowerCase());
}

module.exports = serveIndex;
Object.assign(serveIndex, { html, json, plain });
