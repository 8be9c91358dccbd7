'use strict';
// The page that serve-index shows a folder on. Its classes and ids are those of the npm package, so that a
// style sheet or a template written for that fits here.

const fs = require('fs');
const { extname, normalize } = require('path');
const { escapeHtml } = require('express/url');

const TEMPLATE = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>listing directory {directory}</title>
    <style>{style}</style>
    <script>
      addEventListener('DOMContentLoaded', () => {
        const search = document.getElementById('search');
        search.addEventListener('input', () => {
          const wanted = search.value.toLowerCase();
          for (const link of document.querySelectorAll('#files a')) {
            const found = wanted !== '' && link.title !== '..' && link.title.toLowerCase().includes(wanted);
            link.classList.toggle('highlight', found);
          }
        });
      });
    </script>
  </head>
  <body class="directory">
    <input id="search" type="text" placeholder="Search" autocomplete="off">
    <div id="wrapper">
      <h1><a href="/">~</a>{linked-path}</h1>
      {files}
    </div>
  </body>
</html>
`;

const STYLE = `* { box-sizing: border-box; }
body { margin: 0; padding: 2em; font: 15px/1.5 system-ui, sans-serif; color: #333; background: #fafafa; }
h1 { font-size: 1.2em; }
a { color: #225; text-decoration: none; }
a:hover { text-decoration: underline; }
#search { float: right; padding: .4em .6em; border: 1px solid #ccc; border-radius: 4px; font: inherit; }
ul#files { margin: 0; padding: 0; list-style: none; clear: both; }
#files a { display: block; padding: .3em .6em; border-radius: 4px; overflow: hidden; }
#files a:hover, #files a.highlight { background: #e8eef8; text-decoration: none; }
#files .icon .name { padding-left: 1.7em; background: no-repeat left center / 1.2em; }
#files .name { display: inline-block; max-width: 100%; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; vertical-align: bottom; }
.view-tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(15em, 1fr)); }
.view-tiles .size, .view-tiles .date { display: none; }
#files.view-details li > a, #files.view-details .header { display: grid; grid-template-columns: 1fr 8em 14em; gap: 1em; }
.view-details .header { padding: .3em .6em; color: #888; border-bottom: 1px solid #ddd; }
.view-details .size { text-align: right; }
`;

/** The style sheet at a path, else the page's own. */
function readStyle(path, callback) {
  if (path) fs.readFile(path, 'utf8', callback);
  else process.nextTick(callback, null, STYLE);
}

/** A function that fills the template at a path, else the page's own, with what is to be shown. */
function renderer(path) {
  return (locals, callback) => {
    if (!path) {
      callback(null, fill(TEMPLATE, locals));
      return;
    }
    fs.readFile(path, 'utf8', (error, template) => {
      if (error) callback(error);
      else callback(null, fill(template, locals));
    });
  };
}

function fill(template, { directory, displayIcons, fileList, style, viewName }) {
  const values = {
    '{style}': style + (displayIcons ? iconStyle(fileList) : ''),
    '{files}': fileItems(fileList, directory, displayIcons, viewName),
    '{directory}': escapeHtml(directory),
    '{linked-path}': linkedPath(directory)
  };
  return template.replace(/\{(?:style|files|directory|linked-path)\}/g, (token) => values[token]);
}

const isFolder = ({ stat }) => stat !== null && stat !== undefined && stat.isDirectory();

const HEADER = '<li class="header"><span class="name">Name</span><span class="size">Size</span>' +
  '<span class="date">Modified</span></li>';

function fileItems(files, directory, withIcons, view) {
  const folder = directory.split('/').map(encodeURIComponent);
  const items = files.map((file) => fileItem(file, folder, withIcons));
  return `<ul id="files" class="view-${escapeHtml(view)}">${view === 'details' ? HEADER : ''}` +
    `${items.join('\n')}</ul>`;
}

function fileItem(file, folder, withIcons) {
  const { name, stat } = file;
  const href = normalize([...folder, encodeURIComponent(name)].join('/'));
  const date = stat && name !== '..' ?
    `${stat.mtime.toLocaleDateString()} ${stat.mtime.toLocaleTimeString()}` : '';
  const size = stat && !isFolder(file) ? stat.size : '';
  const shown = escapeHtml(name);
  return `<li><a href="${escapeHtml(href)}" class="${escapeHtml(withIcons ? classesOf(file) : '')}" ` +
    `title="${shown}"><span class="name">${shown}</span><span class="size">${size}</span>` +
    `<span class="date">${escapeHtml(date)}</span></a></li>`;
}

// Each part of the path is a link to that folder.
function linkedPath(directory) {
  const parts = directory.split('/');
  const links = [];
  let href = '';
  parts.forEach((part, at) => {
    if (at > 0) href += '/';
    href += encodeURIComponent(part);
    links.push(part === '' ? '' : `<a href="${escapeHtml(href)}">${escapeHtml(part)}</a>`);
  });
  return links.join(' / ');
}

// ---- icons ---------------------------------------------------------------------------------------

// A sheet of paper in the colour of its kind; a folder.
const KINDS = {
  'default': '#8a8f98', 'image': '#3a9d5d', 'video': '#8e44ad', 'audio': '#c0397b', 'text': '#5a6472',
  'application': '#7a6a4f', 'application-pdf': '#c0392b', 'xml': '#d9822b', 'zip': '#a5812a'
};
const ARCHIVES = /^application\/(?:zip|gzip|x-tar|x-bzip2?|x-xz|x-7z-compressed|vnd\.rar|java-archive)$/;

function kindOf(name) {
  const type = require('express/types').lookup(extname(name));
  if (type === false) return 'default';
  if (type === 'application/pdf') return 'application-pdf';
  if (ARCHIVES.test(type)) return 'zip';
  if (/[/+]xml$/.test(type) && !type.startsWith('image/')) return 'xml';
  const family = type.split('/')[0];
  return Object.hasOwn(KINDS, family) ? family : 'default';
}

function classesOf(file) {
  if (isFolder(file)) return 'icon icon-directory';
  const extension = extname(file.name).slice(1);
  const classes = new Set(['icon', `icon-${extension}`, `icon-${kindOf(file.name)}`]);
  return [...classes].join(' ');
}

function iconStyle(files) {
  let style = '';
  const known = new Set();
  for (const file of files) {
    const kind = isFolder(file) ? 'directory' : kindOf(file.name);
    if (known.has(kind)) continue;
    known.add(kind);
    style += `#files .icon-${kind} .name { background-image: url("${drawing(kind)}"); }\n`;
  }
  return style;
}

function drawing(kind) {
  const path = kind === 'directory' ?
    '<path fill="#d8a93a" d="M1 3h5l2 2h7v9H1z"/>' :
    `<path fill="#fff" stroke="${KINDS[kind]}" d="M3.5 1.5h6l3 3v10h-9z"/>` +
    `<path fill="${KINDS[kind]}" d="M5 7h6v1H5zm0 2h6v1H5zm0 2h4v1H5z"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${path}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

module.exports = { readStyle, renderer };
