'use strict';
// permessage-deflate (RFC 7692): what the two ends agree on in their handshake, under the options that npm's
// ws has for it. The packing itself is native.

const { extend } = native('websocket');

const NAME = 'permessage-deflate';
const TAKEOVER = ['server_no_context_takeover', 'client_no_context_takeover'];
const WINDOWS = ['server_max_window_bits', 'client_max_window_bits'];

// How frames.put is told of a message that is to be packed, and of the bit of its first frame.
const PACK = 0x200;
const FIRST = 0x40;

const DEFAULT_THRESHOLD = 1024;
const DEFAULT_BITS = 15;

// token [= (token | quoted-string)], and what ends it: RFC 6455 section 9.1.
const TOKEN = "[!#$%&'*+\\-.^_`|~\\w]+";
const PART = new RegExp(`[ \\t]*(${TOKEN})(?:=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*([;,]|$)`, 'y');
const WHOLE_TOKEN = new RegExp(`^${TOKEN}$`);

/** The parameters of each permessage-deflate that a Sec-WebSocket-Extensions field names, and all names. */
function parse(field) {
  const names = [];
  const found = [];
  let current;
  PART.lastIndex = 0;
  for (let isFirst = true, end = ','; end !== '';) {
    const match = PART.exec(field);
    if (match === null) throw new SyntaxError(`Unexpected character at index ${PART.lastIndex}`);
    const [, name, token, quoted] = match;
    const value = token ?? quoted?.replace(/\\(.)/g, '$1');
    const isMisplaced = value !== undefined && (isFirst || !WHOLE_TOKEN.test(value));
    if (isMisplaced) throw new SyntaxError('Unexpected value');
    if (isFirst) {
      names.push(name);
      current = { __proto__: null };
      if (name === NAME) found.push(current);
    } else {
      if (current[name] !== undefined) throw new Error(`Parameter "${name}" must have only a single value`);
      current[name] = value ?? true;
    }
    end = match[4];
    isFirst = end === ',';
    if (end === '' && PART.lastIndex < field.length) throw new SyntaxError('Unexpected end of input');
  }
  return { names, found };
}

// Section 7.1: values in their types, and none that the section does not have.
function check(parameters, isServer) {
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    if (WINDOWS.includes(name)) {
      const mayBeBare = isServer && name === 'client_max_window_bits';
      if (value === true && mayBeBare) continue;
      if (!/^(?:[89]|1[0-5])$/.test(value)) throw invalid(name, value);
      parameters[name] = Number(value);
    } else if (!TAKEOVER.includes(name)) {
      throw new Error(`Unknown parameter "${name}"`);
    } else if (value !== true) {
      throw invalid(name, value);
    }
  }
  return parameters;
}

function invalid(name, value) {
  return new TypeError(`Invalid value for parameter "${name}": ${value}`);
}

function write(parameters) {
  let text = NAME;
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    if (value !== false) text += value === true ? `; ${name}` : `; ${name}=${value}`;
  }
  return text;
}

/** The option `perMessageDeflate`, checked; undefined when it is off, or the build has no zlib. */
function optionsOf(given) {
  if (!given || extend === undefined) return undefined;
  const options = given === true ? {} : given;
  const { validateInteger } = require('internal/validators');
  for (const name of ['serverMaxWindowBits', 'clientMaxWindowBits']) {
    if (typeof options[name] === 'number') validateInteger(options[name], name, 8, 15);
  }
  const { level, memLevel, strategy } = options.zlibDeflateOptions ?? {};
  if (level !== undefined) validateInteger(level, 'zlibDeflateOptions.level', -1, 9);
  if (memLevel !== undefined) validateInteger(memLevel, 'zlibDeflateOptions.memLevel', 1, 9);
  if (strategy !== undefined) validateInteger(strategy, 'zlibDeflateOptions.strategy', 0, 4);
  return options;
}

/** What a client asks for. */
function offer(options) {
  return write({
    server_no_context_takeover: Boolean(options.serverNoContextTakeover),
    client_no_context_takeover: Boolean(options.clientNoContextTakeover),
    server_max_window_bits: options.serverMaxWindowBits || false,
    client_max_window_bits: options.clientMaxWindowBits ?? true,
  });
}

/** The server's part: the terms it agrees to, undefined if it was not asked. */
function acceptOffer(options, field) {
  const { found } = parse(field);
  for (const asked of found) check(asked, true);
  for (const asked of found) {
    const terms = agree(options, asked);
    if (terms !== undefined) return terms;
  }
  if (found.length > 0) throw new Error('None of the extension offers can be accepted');
  return undefined;
}

// Sections 7.1.1 and 7.1.2: what one offer comes to, undefined if the options don't allow it.
function agree(options, asked) {
  const { serverMaxWindowBits: own, clientMaxWindowBits: others } = options;
  const { server_max_window_bits: wanted, client_max_window_bits: offered } = asked;
  if (asked.server_no_context_takeover && options.serverNoContextTakeover === false) return undefined;
  if (wanted !== undefined && (own === false || own > wanted)) return undefined;
  const isBounded = typeof others === 'number';
  if (isBounded && (offered === undefined || (offered !== true && others > offered))) return undefined;
  const terms = { __proto__: null };
  for (const [at, option] of ['serverNoContextTakeover', 'clientNoContextTakeover'].entries()) {
    if (asked[TAKEOVER[at]] || options[option]) terms[TAKEOVER[at]] = true;
  }
  const bits = typeof own === 'number' ? own : wanted;
  if (bits !== undefined) terms.server_max_window_bits = bits;
  if (isBounded) terms.client_max_window_bits = others;
  else if (typeof offered === 'number' && others !== false) terms.client_max_window_bits = offered;
  return terms;
}

/** The client's part: the terms that the server has answered with. */
function acceptAnswer(options, field) {
  const { names, found } = parse(field);
  if (names.length !== 1 || found.length !== 1) throw new Error('not what was asked for');
  const terms = check(found[0], false);
  const { clientMaxWindowBits } = options;
  if (options.clientNoContextTakeover === false && terms.client_no_context_takeover) {
    throw new Error('Unexpected parameter "client_no_context_takeover"');
  }
  if (terms.client_max_window_bits === undefined) {
    if (typeof clientMaxWindowBits === 'number') terms.client_max_window_bits = clientMaxWindowBits;
  } else if (clientMaxWindowBits === false ||
    (typeof clientMaxWindowBits === 'number' && terms.client_max_window_bits > clientMaxWindowBits)) {
    throw new Error('Unexpected or invalid parameter "client_max_window_bits"');
  }
  return terms;
}

/** One end of a connection, by what both have agreed to. */
class Deflate {
  constructor(terms, options, isServer, mostUnpacked = 0) {
    const sides = isServer ? ['server', 'client'] : ['client', 'server'];
    const { level = -1, memLevel = 8, strategy = 0 } = options.zlibDeflateOptions ?? {};
    this.config = [];
    for (const side of sides) {
      this.config.push(terms[`${side}_max_window_bits`] ?? DEFAULT_BITS);
      this.config.push(terms[`${side}_no_context_takeover`] ? 0 : 1);
    }
    this.config.push(level, memLevel, strategy, mostUnpacked);
    this.threshold = terms[`${sides[0]}_no_context_takeover`] ? options.threshold ?? DEFAULT_THRESHOLD : 0;
    this.isPacking = false;
  }

  /** The flags of a frame; a message is packed as a whole, or not at all. */
  flagsOf(data, isFirst, isWanted) {
    if (isFirst) this.isPacking = isWanted && (this.threshold === 0 || lengthOf(data) >= this.threshold);
    if (!this.isPacking) return 0;
    return isFirst ? PACK | FIRST : PACK;
  }
}

function lengthOf(data) {
  return typeof data === 'string' ? require('buffer').Buffer.byteLength(data) : data.byteLength;
}

module.exports = { Deflate, acceptAnswer, acceptOffer, offer, optionsOf, write };
