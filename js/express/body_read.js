'use strict';
// Reads the whole body of a request within a limit, inflating and decoding it on the way. Errors carry
// the status, type and details of the `body-parser` package, which programs look at.

const { Buffer } = require('buffer');
const { AsyncResource } = require('async_hooks');
const httpError = require('express/errors');
const { hasBody, parse: parseType } = require('express/types');

// settings: limit, inflate, verify, shouldParse, defaultCharset, acceptsCharset, isText.
function readBody(req, res, next, parse, settings) {
  if (isFinished(req)) return next();
  if (!('body' in req)) req.body = undefined;
  if (!hasBody(req) || !settings.shouldParse(req)) return next();
  let charset = null;
  if (settings.isText) {
    charset = charsetOf(req) || settings.defaultCharset;
    const refused = settings.acceptsCharset !== null && !settings.acceptsCharset(charset);
    if (refused || decoderFor(charset) === null) return next(unsupportedCharset(charset));
  }
  let source;
  try {
    source = inflated(req, settings.inflate);
  } catch (error) {
    return next(error);
  }
  const { limit, verify } = settings;
  const length = source === req ? contentLength(req) : null;
  return collect(source, length, limit, inSameContext((error, body) => {
    if (error) {
      if (source !== req) detach(req, source);
      return drain(req, inSameContext(() => next(httpError(400, error))));
    }
    if (source !== req) detach(req, source);
    if (verify !== null) {
      try {
        verify(req, res, body, charset);
      } catch (thrown) {
        return next(httpError(403, thrown, { body, type: thrown.type || 'entity.verify.failed' }));
      }
    }
    return parseInto(req, body, charset, parse, next);
  }));
}

function parseInto(req, body, charset, parse, next) {
  let text = body;
  try {
    if (charset !== null) text = decoderFor(charset)(body);
    req.body = parse(text, charset);
  } catch (error) {
    next(httpError(400, error, { body: text, type: error.type || 'entity.parse.failed' }));
    return;
  }
  next();
}

// The body arrives from the connection; what follows belongs to the request it was read for.
function inSameContext(callback) {
  const resource = new AsyncResource('express.body');
  return (error, body) => resource.runInAsyncScope(callback, null, error, body);
}

function isFinished(req) {
  const { socket } = req;
  return Boolean(req.upgrade || !socket || !socket.readable || (req.complete && !req.readable));
}

function contentLength(req) {
  const value = req.headers['content-length'];
  return value === undefined || Number.isNaN(Number(value)) ? null : parseInt(value, 10);
}

function charsetOf(req) {
  const header = req.headers['content-type'];
  const charset = header === undefined ? undefined : parseType(header).parameters.charset;
  return charset === undefined ? undefined : charset.toLowerCase();
}

function unsupportedCharset(charset) {
  return httpError(415, `unsupported charset "${charset.toUpperCase()}"`, {
    charset, type: 'charset.unsupported'
  });
}

const withoutMark = (text) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
const decodeUtf8 = (body) => withoutMark(body.toString('utf8'));

function decoderFor(charset) {
  switch (charset) {
    case 'utf-8':
    case 'utf8':
      return decodeUtf8;
    case 'utf-16le':
    case 'ucs-2':
      return (body) => withoutMark(body.toString('utf16le'));
    case 'utf-16':
      return decodeUtf16;
    case 'iso-8859-1':
    case 'latin1':
    case 'us-ascii':
    case 'ascii':
      return (body) => body.toString('latin1');
    default:
      return decoderByName(charset);
  }
}

// Without a mark, the byte order of UTF-16 shows in where the zeros of its ASCII characters are.
function decodeUtf16(body) {
  const marked = body[0] === 0xfe && body[1] === 0xff;
  const isBig = marked || (!(body[0] === 0xff && body[1] === 0xfe) && body[0] === 0 && body[1] !== 0);
  const little = isBig ? Buffer.from(body.subarray(0, body.length & ~1)).swap16() : body;
  return withoutMark(little.toString('utf16le'));
}

function decoderByName(charset) {
  try {
    const decoder = new TextDecoder(charset);
    return (body) => decoder.decode(body);
  } catch {
    return null;
  }
}

function inflated(req, isAllowed) {
  const encoding = (req.headers['content-encoding'] || 'identity').toLowerCase();
  if (encoding === 'identity') return req;
  const fields = { encoding, type: 'encoding.unsupported' };
  if (!isAllowed) throw httpError(415, 'content encoding unsupported', fields);
  const stream = inflaterFor(encoding);
  if (stream === null) throw httpError(415, `unsupported content encoding "${encoding}"`, fields);
  return req.pipe(stream);
}

const INFLATERS = {
  '__proto__': null, 'deflate': 'createInflate', 'gzip': 'createGunzip', 'br': 'createBrotliDecompress',
  'zstd': 'createZstdDecompress'
};

function inflaterFor(encoding) {
  const name = INFLATERS[encoding];
  const make = name === undefined ? undefined : require('zlib')[name];
  return make === undefined ? null : make();
}

function detach(req, source) {
  req.unpipe(source);
  source.on('error', () => {});
  source.destroy();
  req.resume();
}

// A client that is still sending reads no answer: what it sends is thrown away first.
function drain(req, callback) {
  if (isFinished(req)) {
    callback();
    return;
  }
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    callback();
  };
  req.once('end', once);
  req.once('error', once);
  req.once('close', once);
  req.resume();
}

function unusable(source, length, limit) {
  if (length !== null && length > limit) {
    return httpError(413, 'request entity too large', {
      expected: length, length, limit, type: 'entity.too.large'
    });
  }
  if (source.readableEncoding) {
    return httpError(500, 'stream encoding should not be set', { type: 'stream.encoding.set' });
  }
  return source.readable ? null : httpError(500, 'stream is not readable', { type: 'stream.not.readable' });
}

function collect(source, length, limit, callback) {
  const refusal = unusable(source, length, limit);
  if (refusal !== null) {
    process.nextTick(callback, refusal);
    return;
  }
  const chunks = [];
  let received = 0;
  const finish = (error) => {
    source.removeListener('data', onData);
    source.removeListener('end', onEnd);
    source.removeListener('error', finish);
    source.removeListener('aborted', onAborted);
    if (error) {
      source.pause();
      callback(error);
    } else {
      callback(null, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, received));
    }
  };
  const onData = (chunk) => {
    received += chunk.length;
    if (received <= limit) chunks.push(chunk);
    else finish(httpError(413, 'request entity too large', { limit, received, type: 'entity.too.large' }));
  };
  const onEnd = () => {
    if (length === null || received === length) finish();
    else {
      finish(httpError(400, 'request size did not match content length', {
        expected: length, length, received, type: 'request.size.invalid'
      }));
    }
  };
  const onAborted = () => finish(httpError(400, 'request aborted', {
    code: 'ECONNABORTED', expected: length, length, received, type: 'request.aborted'
  }));
  source.on('aborted', onAborted);
  source.on('data', onData);
  source.on('end', onEnd);
  source.on('error', finish);
}

module.exports = { readBody };
