'use strict';
// What kind of module a URL is: https://nodejs.org/api/esm.html#resolution-algorithm-specification,
// ESM_FILE_FORMAT, and DETECT_MODULE_SYNTAX for files that neither ending nor package tells of.

const loader = native('loader');
const { urlToPath } = require('internal/modules/esm_resolve');
const { typeOf } = require('internal/modules/package');

function codes() {
  return require('internal/errors').codes;
}

/** 'module', 'commonjs', 'json' or 'builtin'. */
function formatOf(url, source) {
  if (source !== undefined) return 'module';
  if (url.startsWith('node:') || url.startsWith('bundled:')) return 'builtin';
  if (url.startsWith('data:')) return formatOfData(url);
  if (!url.startsWith('file:')) {
    const { URL } = require('url');
    throw new (codes().ERR_UNSUPPORTED_ESM_URL_SCHEME)(new URL(url), ['file', 'data', 'node']);
  }
  const path = urlToPath(url);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  switch (extension) {
    case '.mjs': return 'module';
    case '.cjs': return 'commonjs';
    case '.json': return 'json';
    case '.js':
    case '': {
      const type = typeOf(path);
      return type === 'none' ? detect(path) : type;
    }
    default: throw unknownExtension(extension, path);
  }
}

// A file that the CommonJS loader has a handler for is its business.
function unknownExtension(extension, path) {
  return new (codes().ERR_UNKNOWN_FILE_EXTENSION)(extension, path);
}

/** 'module' or 'commonjs', by the text of a file. */
function detect(path, source = loader.read(path)) {
  if (!/\b(?:import|export|await)\b/.test(source)) return 'commonjs';
  try {
    loader.compile(source, path, 'exports, require, module, __filename, __dirname');
    return 'commonjs';
  } catch (error) {
    const { isEsModule, warnOfMissingType } = require('internal/modules/cjs');
    if (!isEsModule(error, source)) return 'commonjs';
    warnOfMissingType(path);
    return 'module';
  }
}

const DATA = /^data:([^,;]*)([^,]*?)(;base64)?,(.*)$/s;

function formatOfData(url) {
  const type = (DATA.exec(url)?.[1] ?? '').toLowerCase();
  if (type === 'text/javascript' || type === 'application/javascript') return 'module';
  if (type === 'application/json') return 'json';
  throw new (codes().ERR_UNKNOWN_MODULE_FORMAT)(type, url);
}

/** The text of a data: URL. */
function readData(url) {
  const [, , , base64, body] = DATA.exec(url);
  const text = decodeURIComponent(body);
  return base64 === undefined ? text : require('buffer').Buffer.from(text, 'base64').toString();
}

/** Import attributes: there is `type` and no other. */
function checkNames(url, attributes) {
  if (attributes === null) return;
  for (const name of Object.keys(attributes)) {
    if (name !== 'type') throw new (codes().ERR_IMPORT_ATTRIBUTE_UNSUPPORTED)(name, attributes[name], url);
  }
}

/** `with { type: 'json' }` is for JSON, which must have it; there are no other types. */
function checkAttributes(url, format, attributes) {
  const names = attributes === undefined || attributes === null ? [] : Object.keys(attributes);
  if (names.length > 0 && attributes.type !== 'json') {
    throw new (codes().ERR_IMPORT_ATTRIBUTE_UNSUPPORTED)('type', attributes.type, url);
  }
  if (format === 'json' && names.length === 0) {
    throw new (codes().ERR_IMPORT_ATTRIBUTE_MISSING)(url, 'type', 'json');
  }
  if (format !== 'json' && names.length > 0) {
    throw new (codes().ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE)(url, attributes.type);
  }
}

module.exports = { checkAttributes, checkNames, detect, formatOf, readData };
