'use strict';
// The messages of internal/errors that need more than filling in words. A function is called with the
// error as `this` and the constructor's arguments; it returns the message and may set the properties
// that Node documents for the error. Wording: Node's.

const typeNames = ['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol'];
const className = /^([A-Z][a-z0-9]*)+$/;

function formatList(words, conjunction = 'and') {
  switch (words.length) {
    case 0: return '';
    case 1: return `${words[0]}`;
    case 2: return `${words[0]} ${conjunction} ${words[1]}`;
    default: return `${words.slice(0, -1).join(', ')}, ${conjunction} ${words[words.length - 1]}`;
  }
}

// Plain values are told without util, which then need not be loaded.
function inspect(value, options) {
  switch (typeof value) {
    case 'number': return Object.is(value, -0) ? '-0' : `${value}`;
    case 'bigint': return `${value}n`;
    case 'boolean':
    case 'undefined': return `${value}`;
    case 'string': if (/^[ !#-&(-[\]-~]*$/.test(value)) return `'${value}'`;
  }
  return value === null ? 'null' : require('util').inspect(value, options);
}

function describeString(value) {
  const shown = value.length > 28 ? `${value.slice(0, 25)}...` : value;
  return `type string (${shown.includes("'") ? JSON.stringify(shown) : `'${shown}'`})`;
}

function determineSpecificType(value) {
  switch (typeof value) {
    case 'undefined': return 'undefined';
    case 'function': return `function ${value.name}`;
    case 'string': return describeString(value);
    case 'symbol': return `type symbol (${String(value)})`;
    case 'object':
      if (value === null) return 'null';
      if (value.constructor && 'name' in value.constructor) return `an instance of ${value.constructor.name}`;
      return require('util').inspect(value, { depth: -1 });
    default: return `type ${typeof value} (${inspect(value)})`;
  }
}

function subject(name) {
  if (name.endsWith(' argument')) return `The ${name} `;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'} `;
}

function sortExpected(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const value of expected) {
    if (typeNames.includes(value)) types.push(value.toLowerCase());
    else if (className.test(value)) instances.push(value);
    else others.push(value);
  }
  const object = types.indexOf('object');
  // "of type object or an instance of Foo" would say the same thing twice.
  if (instances.length > 0 && object >= 0) {
    types.splice(object, 1);
    instances.push('Object');
  }
  return { types, instances, others };
}

function expectation(expected) {
  const { types, instances, others } = sortExpected(Array.isArray(expected) ? expected : [expected]);
  const parts = [];
  if (types.length > 0) {
    parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  }
  if (instances.length > 0) parts.push(`an instance of ${formatList(instances, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  else if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

function separateThousands(digits) {
  const sign = digits[0] === '-' ? '-' : '';
  return sign + digits.slice(sign.length).replace(/\B(?=(\d{3})+$)/g, '_');
}

function describeRangeInput(input) {
  if (typeof input === 'bigint') {
    const big = input > 2n ** 32n || input < -(2n ** 32n);
    return `${big ? separateThousands(`${input}`) : input}n`;
  }
  if (Number.isInteger(input) && Math.abs(input) > 2 ** 32) return separateThousands(`${input}`);
  return inspect(input);
}

function packageJsonOf(folder) {
  return `${folder}package.json`;
}

function importedFrom(base) {
  return base ? ` imported from ${base}` : '';
}

function whyEsm(name, packageJsonPath) {
  return `${name} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
    'contains "type": "module" which declares all .js files in that package scope as ES modules.\n' +
    `Instead either rename ${name} to end in .cjs, change the requiring code to use dynamic import() which ` +
    'is available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
    `${packageJsonPath} to treat all .js files as CommonJS (using .mjs for all ES modules instead).\n`;
}

function useImport(what) {
  return `Instead change the require of ${what} to a dynamic import() which is available in all CommonJS modules.`;
}

module.exports = {
  determineSpecificType,
  formatList,
  ERR_ACCESS_DENIED(message, permission = '', resource = '') {
    this.permission = permission;
    this.resource = resource;
    return message;
  },
  ERR_BUFFER_OUT_OF_BOUNDS(name) {
    return name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
  },
  ERR_DIR_CONCURRENT_OPERATION() {
    return 'Cannot do synchronous work on directory handle with concurrent asynchronous operations';
  },
  ERR_DOMAIN_CALLBACK_NOT_AVAILABLE() {
    return 'A callback was registered through process.setUncaughtExceptionCaptureCallback(), which is mutually ' +
      'exclusive with using the `domain` module';
  },
  ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE() {
    return 'The `domain` module is in use, which is mutually exclusive with calling ' +
      'process.setUncaughtExceptionCaptureCallback()';
  },
  ERR_ENCODING_INVALID_ENCODED_DATA(encoding, errno) {
    this.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  },
  ERR_FALSY_VALUE_REJECTION(reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  },
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature) {
    return `The feature ${feature} is unavailable on the current platform, which is being used to run Node.js`;
  },
  ERR_HTTP_CONTENT_LENGTH_MISMATCH(bodyLength, headerLength) {
    return `Response body's content-length of ${bodyLength} byte(s) does not match the content-length of ` +
      `${headerLength} byte(s) set in header`;
  },
  ERR_INTERNAL_ASSERTION(message) {
    const advice = 'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
      'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';
    return message === undefined ? advice : `${message}\n${advice}`;
  },
  ERR_INVALID_ADDRESS_FAMILY(addressType, host, port) {
    this.host = host;
    this.port = port;
    return `Invalid address family: ${addressType} ${host}:${port}`;
  },
  ERR_INVALID_ARG_TYPE(name, expected, actual) {
    return `${subject(name)}must be ${expectation(expected)}. Received ${determineSpecificType(actual)}`;
  },
  ERR_INVALID_ARG_VALUE(name, value, reason = 'is invalid') {
    let shown = inspect(value);
    if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
    return `The ${String(name).includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
  },
  ERR_INVALID_CHAR(name, field) {
    return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
  },
  ERR_INVALID_FILE_URL_PATH(reason, input) {
    if (input !== undefined) this.input = input;
    return `File URL path ${reason}`;
  },
  ERR_INVALID_MIME_SYNTAX(production, string, invalidIndex) {
    const where = invalidIndex === -1 ? '' : ` at ${invalidIndex}`;
    return `The MIME syntax for a ${production} in ${JSON.stringify(string)} is invalid${where}`;
  },
  ERR_INVALID_MODULE_SPECIFIER(request, reason, base) {
    return `Invalid module "${request}" ${reason}${importedFrom(base)}`;
  },
  ERR_INVALID_PACKAGE_CONFIG(path, base, message) {
    const importing = base ? ` while importing ${base}` : '';
    return `Invalid package config ${path}${importing}.${message ? ` ${message}` : ''}`;
  },
  ERR_INVALID_PACKAGE_TARGET(folder, key, target, isImport = false, base = undefined) {
    const kind = isImport ? 'imports' : 'exports';
    const what = key === '.' ? `"${kind}" main target` : `"${kind}" target`;
    const whose = key === '.' ? '' : ` for '${key}'`;
    const advice = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./')
      ? '; targets must start with "./"' : '';
    return `Invalid ${what} ${JSON.stringify(target)} defined${whose} in the package config ` +
      `${packageJsonOf(folder)}${importedFrom(base)}${advice}`;
  },
  ERR_INVALID_RETURN_PROPERTY(input, name, prop, value) {
    return `Expected a valid ${input} to be returned for the "${prop}" from the "${name}" hook but got ` +
      `${determineSpecificType(value)}.`;
  },
  ERR_INVALID_RETURN_PROPERTY_VALUE(input, name, prop, value) {
    return `Expected ${input} to be returned for the "${prop}" from the "${name}" hook but got ` +
      `${determineSpecificType(value)}.`;
  },
  ERR_INVALID_RETURN_VALUE(input, name, value) {
    return `Expected ${input} to be returned from the "${name}" function but got ${determineSpecificType(value)}.`;
  },
  ERR_INVALID_URL(input, base = null) {
    this.input = input;
    if (base !== null) this.base = base;
    return 'Invalid URL';
  },
  ERR_INVALID_URL_SCHEME(expected) {
    const schemes = Array.isArray(expected) ? expected : [expected];
    return `The URL must be ${schemes.length > 1 ? 'one of' : 'of'} scheme ${formatList(schemes, 'or')}`;
  },
  ERR_LOADER_CHAIN_INCOMPLETE(name) {
    return `"${name}" did not call the next hook in its chain and did not explicitly signal a short circuit. ` +
      "If this is intentional, include `shortCircuit: true` in the hook's return.";
  },
  ERR_MISSING_ARGS(...names) {
    const quoted = names.map((name) =>
      (Array.isArray(name) ? name.map((each) => `"${each}"`).join(' or ') : `"${name}"`));
    return `The ${formatList(quoted)} argument${names.length > 1 ? 's' : ''} must be specified`;
  },
  ERR_MODULE_NOT_FOUND(path, base, exactUrl) {
    if (exactUrl) this.url = `${exactUrl}`;
    return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
  },
  ERR_OUT_OF_RANGE(name, range, input, isWholeMessage = false) {
    const start = isWholeMessage ? name : `The value of "${name}" is out of range.`;
    return `${start} It must be ${range}. Received ${describeRangeInput(input)}`;
  },
  ERR_PACKAGE_IMPORT_NOT_DEFINED(specifier, folder, base) {
    const where = folder ? ` in package ${packageJsonOf(folder)}` : '';
    return `Package import specifier "${specifier}" is not defined${where} imported from ${base}`;
  },
  ERR_PACKAGE_PATH_NOT_EXPORTED(folder, subpath, base) {
    const file = packageJsonOf(folder);
    return subpath === '.'
      ? `No "exports" main defined in ${file}${importedFrom(base)}`
      : `Package subpath '${subpath}' is not defined by "exports" in ${file}${importedFrom(base)}`;
  },
  ERR_PARSE_ARGS_UNKNOWN_OPTION(option, allowPositionals) {
    const advice = allowPositionals
      ? ". To specify a positional argument starting with a '-', place it at the end of the command after " +
        `'--', as in '-- ${JSON.stringify(option)}`
      : '';
    return `Unknown option '${option}'${advice}`;
  },
  ERR_REQUIRE_ASYNC_MODULE(filename, parentFilename) {
    const parent = parentFilename ? `\n  From ${parentFilename} ` : '';
    const requiring = filename ? `\n  Requiring ${filename} ` : '';
    return 'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where ' +
      `the top-level await comes from, use --experimental-print-required-tla.${parent}${requiring}`;
  },
  ERR_REQUIRE_ESM(filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) {
    const start = `require() of ES Module ${filename}${parentPath ? ` from ${parentPath}` : ''} not supported.`;
    if (!packageJsonPath) return `${filename}`.endsWith('.mjs') ? `${start}\n${useImport(filename)}` : start;
    const { basename } = require('path');
    const name = parentPath && basename(filename) === basename(parentPath) ? filename : basename(filename);
    const advice = hasEsmSyntax
      ? useImport(parentPath ? `${name} in ${parentPath}` : name)
      : whyEsm(name, packageJsonPath);
    return `${start}\n${advice}`;
  },
  ERR_SOCKET_BAD_PORT(name, port, allowZero = true) {
    return `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${determineSpecificType(port)}.`;
  },
  ERR_TEST_FAILURE(error, failureType) {
    this.failureType = failureType;
    this.cause = error;
    return typeof error?.message === 'string' ? error.message : require('util').format('%s', error);
  },
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(value, protocols) {
    return `ALPN callback returned a value (${value}) that did not match any of the client's offered protocols ` +
      `(${protocols.join(', ')})`;
  },
  ERR_TLS_CERT_ALTNAME_INVALID(reason, host, cert) {
    this.reason = reason;
    this.host = host;
    this.cert = cert;
    return `Hostname/IP does not match certificate's altnames: ${reason}`;
  },
  ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET() {
    return '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active';
  },
  ERR_UNHANDLED_ERROR(error) {
    return error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`;
  },
  ERR_UNHANDLED_REJECTION(reason) {
    return 'This error originated either by throwing inside of an async function without a catch block, or by ' +
      'rejecting a promise which was not handled with .catch(). The promise rejected with the reason ' +
      `"${reason}".`;
  },
  ERR_WORKER_INVALID_EXEC_ARGV(flags, what = 'invalid execArgv flags') {
    return `Initiated Worker with ${what}: ${flags.join(', ')}`;
  },

  ERR_WORKER_PATH(filename) {
    const hint = filename.startsWith('file://') ? ' Wrap file:// URLs with `new URL`.'
      : filename.startsWith('data:text/javascript') ? ' Wrap data: URLs with `new URL`.' : '';
    return "The worker script or module filename must be an absolute path or a relative path starting with './' or " +
      `'../'.${hint} Received "${filename}"`;
  },

  ERR_UNKNOWN_SIGNAL(signal) {
    return `Unknown signal: ${typeof signal === 'object' ? require('util').inspect(signal, { depth: 0 }) : String(signal)}`;
  },
  ERR_UNSUPPORTED_DIR_IMPORT(path, base, exactUrl) {
    this.url = exactUrl;
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  },
  ERR_UNSUPPORTED_ESM_URL_SCHEME(url, supported) {
    return `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. ` +
      `Received protocol '${url.protocol}'`;
  },
  ERR_UNSUPPORTED_RESOLVE_REQUEST(specifier, base) {
    return `Failed to resolve module specifier "${specifier}" from "${base}": Invalid relative URL or base ` +
      'scheme is not hierarchical.';
  },
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG() {
    return 'A dynamic import callback was invoked without --experimental-vm-modules';
  },
  ERR_VM_MODULE_LINK_FAILURE(message, cause) {
    this.cause = cause;
    return message;
  },
};
