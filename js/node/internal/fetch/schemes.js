'use strict';
// fetch() of data: and blob: URLs (https://fetch.spec.whatwg.org/#scheme-fetch, #data-urls).

const { Buffer } = require('buffer');
const { Inner } = require('internal/fetch/response');
const { Body } = require('internal/fetch/body');
const { resolveObjectURL, bytesOf } = require('internal/blob');

function answer(url, bytes, type, status = 200, statusText = 'OK') {
  const inner = new Inner(status, statusText);
  inner.type = 'basic';
  inner.url = url.href;
  inner.isImmutable = true;
  inner.body = new Body(bytes, null);
  if (type !== null) inner.headers.append('content-type', type);
  return inner;
}

// ---- data: ----------------------------------------------------------------------------------------------

function percentDecode(text) {
  const bytes = Buffer.from(text, 'utf8');
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const digits = bytes[i] === 0x25 ? bytes.latin1Slice(i + 1, i + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(digits)) {
      bytes[length++] = Number.parseInt(digits, 16);
      i += 2;
    } else {
      bytes[length++] = bytes[i];
    }
  }
  return bytes.subarray(0, length);
}

// https://infra.spec.whatwg.org/#forgiving-base64-decode; undefined for what is none.
function forgivingBase64(text) {
  let data = text.replace(/[\t\n\f\r ]/g, '');
  if (data.length % 4 === 0) data = data.replace(/={1,2}$/, '');
  if (data.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(data)) return undefined;
  return Buffer.from(data, 'base64');
}

function typeOf(text) {
  const { MIMEType } = require('internal/mime');
  try {
    return String(new MIMEType(text.startsWith(';') ? `text/plain${text}` : text));
  } catch {
    return 'text/plain;charset=US-ASCII';
  }
}

function fetchData(url) {
  const { href } = url;
  const hash = href.indexOf('#');
  const text = hash === -1 ? href : href.slice(0, hash);
  const comma = text.indexOf(',');
  if (comma === -1) throw new Error('failed to fetch the data URL');
  let type = text.slice('data:'.length, comma).trim();
  let bytes = percentDecode(text.slice(comma + 1));
  const isBase64 = /; *base64$/i.exec(type);
  if (isBase64 !== null) {
    bytes = forgivingBase64(bytes.latin1Slice());
    if (bytes === undefined) throw new Error('failed to fetch the data URL');
    type = type.slice(0, isBase64.index);
  }
  return answer(url, bytes, typeOf(type));
}

// ---- blob: ----------------------------------------------------------------------------------------------

function fetchBlob(request) {
  const { url, method, headers } = request;
  const blob = resolveObjectURL(url.href);
  if (blob === undefined || method !== 'GET') throw new Error('invalid method');
  const bytes = bytesOf(blob);
  const range = headers.get('range');
  let inner;
  if (range === null) {
    inner = answer(url, bytes, null);
    inner.headers.append('content-length', `${bytes.length}`);
  } else {
    const [start, end] = rangeOf(range, bytes.length);
    inner = answer(url, bytes.subarray(start, end + 1), null, 206, 'Partial Content');
    inner.headers.append('content-length', `${end + 1 - start}`);
    inner.headers.append('content-range', `bytes ${start}-${end}/${bytes.length}`);
  }
  inner.headers.append('content-type', blob.type);
  return inner;
}

// A single range of bytes, both ends included.
function rangeOf(value, length) {
  const found = /^bytes[\t ]*=[\t ]*(\d*)[\t ]*-[\t ]*(\d*)$/.exec(value);
  if (found === null || (found[1] === '' && found[2] === '')) throw new Error('failed to fetch the data URL');
  let start = +found[1];
  let end = found[2] === '' ? length - 1 : +found[2];
  if (found[1] === '') {
    start = Math.max(0, length - end);
    end = length - 1;
  }
  if (start >= length || start > end) throw new Error("Range start is greater than the blob's size.");
  return [start, Math.min(end, length - 1)];
}

module.exports = { fetchBlob, fetchData };
