'use strict';
// Source maps of the files that run (https://nodejs.org/docs/latest-v22.x/api/cli.html#--enable-source-maps): a
// file's last line may name its map, or hold it. While the support is on, stacks show the places in the sources.
// Maps are read when they are first asked for, and what can't be read is no map.

const loader = native('loader');

const settings = { enabled: false, nodeModules: false, generatedCode: false };
const maps = new Map();           // path → SourceMap, or undefined

function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, ...settings });
}

function setSourceMapsSupport(enabled, options = {}) {
  const { validateBoolean, validateObject } = require('internal/validators');
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  Object.assign(settings, { enabled, nodeModules, generatedCode });
  require('internal/stack_traces').mapWith(enabled ? mapStack : undefined);
}

/** The map of a file, by its path or file: URL. */
function findSourceMap(file) {
  if (!settings.enabled || typeof file !== 'string') return undefined;
  const path = file.startsWith('file:') ? require('url').fileURLToPath(file) : file;
  if (path[0] !== '/' || (!settings.nodeModules && path.includes('/node_modules/'))) return undefined;
  if (!maps.has(path)) maps.set(path, read(path));
  return maps.get(path);
}

function read(path) {
  const text = loader.readIfThere(path);
  const url = text === undefined ? undefined : lastMatch(/\/[*/][#@]\s*sourceMappingURL=([^\s*]+)/g, text);
  if (url === undefined) return undefined;
  const { pathToFileURL, URL } = require('url');
  const base = pathToFileURL(path);
  try {
    const isData = url.startsWith('data:');
    const place = isData ? base : new URL(url, base);
    const payload = JSON.parse(isData ? dataOf(url) : loader.readIfThere(require('url').fileURLToPath(place)));
    absolute(payload, place);
    const lineLengths = text.replace(/\n$/, '').split('\n').map((line) => line.length);
    return new (require('internal/source_map/source_map').SourceMap)(payload, { lineLengths });
  } catch {
    return undefined;
  }
}

function lastMatch(pattern, text) {
  let last;
  for (const [, found] of text.matchAll(pattern)) last = found;
  return last;
}

function dataOf(url) {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url);
  return base64 === undefined ? decodeURIComponent(body) : Buffer.from(body, 'base64').toString();
}

// Sources are named relative to their map.
function absolute(map, base) {
  for (const { map: inner } of map.sections ?? []) absolute(inner, base);
  if (!Array.isArray(map.sources)) return;
  const root = map.sourceRoot ? `${map.sourceRoot}`.replace(/\/?$/, '/') : '';
  map.sources = map.sources.map((source) => new URL(`${root}${source}`, base).href);
  map.sourceRoot = '';
}

/** A stack with the places of the sources. */
function mapStack(stack) {
  return stack.replace(/^( {4}at .*?\(?)((?:file:\/\/)?\/.*?):(\d+):(\d+)(\)?)$/gm, mapFrame);
}

function mapFrame(frame, start, file, line, column, end) {
  const origin = findSourceMap(file)?.findOrigin(+line, +column);
  if (origin?.fileName === undefined) return frame;
  const { fileName } = origin;
  const shown = fileName.startsWith('file:') && file[0] === '/' ? require('url').fileURLToPath(fileName) : fileName;
  return `${start}${shown}:${origin.lineNumber}:${origin.columnNumber}${end}`;
}

module.exports = { findSourceMap, getSourceMapsSupport, setSourceMapsSupport };
