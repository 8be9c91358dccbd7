'use strict';
// multipart/form-data (RFC 7578), both ways: as HTML has forms encoded, and as Fetch has bodies parsed
// (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data).

const { Buffer } = require('buffer');
const { FormData, entriesOf } = require('internal/fetch/formdata');
const { File, bytesOf } = require('internal/blob');

const CRLF = Buffer.from('\r\n');

function escapeName(name) {
  return name.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}

function withCrlf(text) {
  return text.replace(/\r?\n|\r/g, '\r\n');
}

/** A form's bytes and their content type. */
function encode(form) {
  // Not to be guessed, lest a value bring parts of its own.
  const random = new Uint8Array(12);
  native('random').fill(random);
  const boundary = `----formdata-mote-${random.toHex()}`;
  const parts = [];
  for (const [name, value] of entriesOf(form)) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(withCrlf(name))}"`;
    if (typeof value === 'string') {
      parts.push(Buffer.from(`${head}\r\n\r\n${withCrlf(value)}\r\n`));
    } else {
      const type = value.type || 'application/octet-stream';
      const filename = escapeName(value.name);
      parts.push(Buffer.from(`${head}; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`));
      parts.push(bytesOf(value), CRLF);
    }
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { bytes: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}

// ---- the way back ---------------------------------------------------------------------------------------

function refuse() {
  return new TypeError('Failed to parse body as FormData.');
}

/** The form that `bytes` hold, between boundaries. */
function parse(bytes, boundary) {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = Buffer.from(`--${boundary}`);
  const form = new FormData();
  const entries = entriesOf(form);
  let at = data.indexOf(delimiter);
  // What stands before the first boundary may only be empty lines.
  if (at === -1 || /[^\r\n]/.test(data.latin1Slice(0, at))) throw refuse();
  for (;;) {
    at += delimiter.length;
    if (data[at] === 0x2d && data[at + 1] === 0x2d) return form;
    if (data[at] !== 13 || data[at + 1] !== 10) throw refuse();
    const head = readHead(data, at + 2);
    const end = data.indexOf(`\r\n--${boundary}`, head.end);
    if (end === -1) throw refuse();
    entries.push(entryOf(head, data.subarray(head.end, end)));
    at = end + 2;
  }
}

function readHead(data, start) {
  const head = { name: undefined, filename: undefined, type: undefined, encoding: undefined, end: start };
  for (;;) {
    const lineEnd = data.indexOf('\r\n', head.end);
    if (lineEnd === -1) throw refuse();
    const line = data.utf8Slice(head.end, lineEnd);
    head.end = lineEnd + 2;
    if (line === '') break;
    readField(head, line);
  }
  if (head.name === undefined) throw refuse();
  return head;
}

function readField(head, line) {
  const colon = line.indexOf(':');
  if (colon < 1) throw refuse();
  const name = line.slice(0, colon).toLowerCase();
  const value = line.slice(colon + 1).trim();
  if (name === 'content-disposition') {
    if (!/^form-data\s*(?:;|$)/i.test(value)) throw refuse();
    head.name = parameter(value, 'name');
    head.filename = parameter(value, 'filename');
  } else if (name === 'content-type') {
    head.type = value;
  } else if (name === 'content-transfer-encoding') {
    head.encoding = value.toLowerCase();
  }
}

function parameter(value, name) {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s"]*))`, 'i').exec(value);
  if (found === null) return undefined;
  return (found[1] ?? found[2]).replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"');
}

function entryOf(head, body) {
  let bytes = body;
  if (head.encoding === 'base64') bytes = Buffer.from(body.latin1Slice(), 'base64');
  if (head.filename === undefined) return [head.name, bytes.utf8Slice()];
  return [head.name, new File([bytes], head.filename, { type: head.type ?? 'text/plain' })];
}

module.exports = { encode, parse };
