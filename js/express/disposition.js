'use strict';
// Content-Disposition of a download (RFC 6266): a quoted file name, and where it isn't plain ASCII a
// second one in UTF-8 (RFC 8187) beside a readable ASCII stand-in.

const PLAIN = /^[\x20-\x7e]*$/;
const TOKEN = /^[!#$%&'*+.0-9A-Z^_`a-z|~-]+$/;

function disposition(filename) {
  if (filename === undefined) return 'attachment';
  if (typeof filename !== 'string') throw new TypeError('filename must be a string');
  if (PLAIN.test(filename) && !/%[0-9A-Fa-f]{2}/.test(filename)) {
    return `attachment; filename=${quote(filename)}`;
  }
  const ascii = filename.replace(/[^\x20-\x7e]/g, '?');
  return `attachment; filename=${quote(ascii)}; filename*=UTF-8''${encode(filename)}`;
}

const quote = (text) => (TOKEN.test(text) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`);

function encode(text) {
  return encodeURIComponent(text.toWellFormed())
    .replace(/['()*]/g, (char) => '%' + char.charCodeAt(0).toString(16).toUpperCase());
}

module.exports = disposition;
