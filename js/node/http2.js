'use strict';
// HTTP/2 is not here. Programs ask for its constants and settings without using it, so those are whole
// (https://nodejs.org/docs/latest-v22.x/api/http2.html); servers and clients say that they are missing.

const { codes } = require('internal/errors');

// NAME=value, of nghttp2 and its settings.
const NUMBERS = `
NGHTTP2_ERR_FRAME_SIZE_ERROR=-522 NGHTTP2_SESSION_SERVER=0 NGHTTP2_SESSION_CLIENT=1 NGHTTP2_STREAM_STATE_IDLE=1
NGHTTP2_STREAM_STATE_OPEN=2 NGHTTP2_STREAM_STATE_RESERVED_LOCAL=3 NGHTTP2_STREAM_STATE_RESERVED_REMOTE=4
NGHTTP2_STREAM_STATE_HALF_CLOSED_LOCAL=5 NGHTTP2_STREAM_STATE_HALF_CLOSED_REMOTE=6 NGHTTP2_STREAM_STATE_CLOSED=7
NGHTTP2_FLAG_NONE=0 NGHTTP2_FLAG_END_STREAM=1 NGHTTP2_FLAG_END_HEADERS=4 NGHTTP2_FLAG_ACK=1 NGHTTP2_FLAG_PADDED=8
NGHTTP2_FLAG_PRIORITY=32 DEFAULT_SETTINGS_HEADER_TABLE_SIZE=4096 DEFAULT_SETTINGS_ENABLE_PUSH=1
DEFAULT_SETTINGS_MAX_CONCURRENT_STREAMS=4294967295 DEFAULT_SETTINGS_INITIAL_WINDOW_SIZE=65535
DEFAULT_SETTINGS_MAX_FRAME_SIZE=16384 DEFAULT_SETTINGS_MAX_HEADER_LIST_SIZE=65535
DEFAULT_SETTINGS_ENABLE_CONNECT_PROTOCOL=0 MAX_MAX_FRAME_SIZE=16777215 MIN_MAX_FRAME_SIZE=16384
MAX_INITIAL_WINDOW_SIZE=2147483647 NGHTTP2_SETTINGS_HEADER_TABLE_SIZE=1 NGHTTP2_SETTINGS_ENABLE_PUSH=2
NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS=3 NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE=4
NGHTTP2_SETTINGS_MAX_FRAME_SIZE=5 NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE=6
NGHTTP2_SETTINGS_ENABLE_CONNECT_PROTOCOL=8 PADDING_STRATEGY_NONE=0 PADDING_STRATEGY_ALIGNED=1
PADDING_STRATEGY_MAX=2 PADDING_STRATEGY_CALLBACK=1 NGHTTP2_NO_ERROR=0 NGHTTP2_PROTOCOL_ERROR=1
NGHTTP2_INTERNAL_ERROR=2 NGHTTP2_FLOW_CONTROL_ERROR=3 NGHTTP2_SETTINGS_TIMEOUT=4 NGHTTP2_STREAM_CLOSED=5
NGHTTP2_FRAME_SIZE_ERROR=6 NGHTTP2_REFUSED_STREAM=7 NGHTTP2_CANCEL=8 NGHTTP2_COMPRESSION_ERROR=9
NGHTTP2_CONNECT_ERROR=10 NGHTTP2_ENHANCE_YOUR_CALM=11 NGHTTP2_INADEQUATE_SECURITY=12
NGHTTP2_HTTP_1_1_REQUIRED=13 NGHTTP2_DEFAULT_WEIGHT=16`;

const HEADERS = `:status :method :authority :scheme :path :protocol accept-encoding accept-language accept-ranges
accept access-control-allow-credentials access-control-allow-headers access-control-allow-methods
access-control-allow-origin access-control-expose-headers access-control-request-headers
access-control-request-method age authorization cache-control connection content-disposition content-encoding
content-length content-type cookie date etag forwarded host if-modified-since if-none-match if-range last-modified
link location range referer server set-cookie strict-transport-security transfer-encoding te
upgrade-insecure-requests upgrade user-agent vary x-content-type-options x-frame-options keep-alive
proxy-connection x-xss-protection alt-svc content-security-policy early-data expect-ct origin purpose
timing-allow-origin x-forwarded-for priority accept-charset access-control-max-age allow content-language
content-location content-md5 content-range dnt expect expires from if-match if-unmodified-since max-forwards prefer
proxy-authenticate proxy-authorization refresh retry-after trailer tk via warning www-authenticate http2-settings`;

const METHODS = `ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE
MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH PUT
REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL`;

let constants;

function makeConstants() {
  const all = {};
  for (const pair of NUMBERS.trim().split(/\s+/)) {
    const [name, value] = pair.split('=');
    all[name] = +value;
  }
  for (const name of HEADERS.split(/\s+/)) {
    all[`HTTP2_HEADER_${name.replace(':', '').toUpperCase().replaceAll('-', '_')}`] = name;
  }
  for (const name of METHODS.split(/\s+/)) all[`HTTP2_METHOD_${name.replaceAll('-', '_')}`] = name;
  const { STATUS_CODES } = require('http');
  for (const status of Object.keys(STATUS_CODES)) {
    const name = status === '418' ? 'TEAPOT' : STATUS_CODES[status].toUpperCase().replace(/'/g, '').replace(/[ -]/g, '_');
    all[`HTTP_STATUS_${name}`] = +status;
  }
  return all;
}

function getDefaultSettings() {
  return Object.assign({ __proto__: null }, {
    headerTableSize: 4096, enablePush: true, initialWindowSize: 65535, maxFrameSize: 16384,
    maxConcurrentStreams: 4294967295, maxHeaderSize: 65535, maxHeaderListSize: 65535, enableConnectProtocol: false,
  });
}

// ---- settings as they go over the wire: pairs of a 16-bit number and a 32-bit value (RFC 9113, section 6.5.1) ------

const SETTINGS = [
  ['headerTableSize', 1, 0, 2 ** 32 - 1],
  ['enablePush', 2],
  ['maxConcurrentStreams', 3, 0, 2 ** 32 - 1],
  ['initialWindowSize', 4, 0, 2 ** 31 - 1],
  ['maxFrameSize', 5, 16384, 2 ** 24 - 1],
  ['maxHeaderListSize', 6, 0, 2 ** 32 - 1],
  ['enableConnectProtocol', 8],
];

function invalidSetting(name, value, Base) {
  const error = new Base(`Invalid value for setting "${name}": ${value}`);
  error.code = 'ERR_HTTP2_INVALID_SETTING_VALUE';
  error.actual = value;
  return error;
}

function settingNumber([name, , min, max], value) {
  if (min === undefined) {
    if (typeof value !== 'boolean') throw invalidSetting(name, value, TypeError);
    return +value;
  }
  if (typeof value !== 'number' || !(value >= min && value <= max)) throw invalidSetting(name, value, RangeError);
  return value;
}

function getPackedSettings(settings = {}) {
  require('internal/validators').validateObject(settings, 'settings');
  const { Buffer } = require('buffer');
  const parts = [];
  for (const setting of SETTINGS) {
    const value = settings[setting[0]] ?? (setting[0] === 'maxHeaderListSize' ? settings.maxHeaderSize : undefined);
    if (value === undefined) continue;
    const pair = Buffer.alloc(6);
    pair.writeUInt16BE(setting[1], 0);
    pair.writeUInt32BE(settingNumber(setting, value), 2);
    parts.push(pair);
  }
  return Buffer.concat(parts);
}

function getUnpackedSettings(buffer) {
  const { Buffer } = require('buffer');
  if (!ArrayBuffer.isView(buffer) || buffer instanceof DataView) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray'], buffer);
  }
  if (buffer.length % 6 !== 0) {
    const error = new RangeError('Packed settings length must be a multiple of six');
    error.code = 'ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH';
    throw error;
  }
  const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const settings = {};
  for (let at = 0; at < bytes.length; at += 6) {
    const setting = SETTINGS.find((each) => each[1] === bytes.readUInt16BE(at));
    if (setting === undefined) continue;
    const value = bytes.readUInt32BE(at + 2);
    settings[setting[0]] = setting[2] === undefined ? value !== 0 : value;
    if (setting[0] === 'maxHeaderListSize') settings.maxHeaderSize = value;
  }
  return settings;
}

function absent(name) {
  return { [name]() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`http2.${name}() (mote speaks HTTP/1.1 only)`);
  } }[name];
}

// What requests and responses would be instances of: none is.
class Http2ServerRequest {}
class Http2ServerResponse {}

module.exports = {
  connect: absent('connect'),
  get constants() { return constants ??= makeConstants(); },
  createServer: absent('createServer'),
  createSecureServer: absent('createSecureServer'),
  getDefaultSettings,
  getPackedSettings,
  getUnpackedSettings,
  performServerHandshake: absent('performServerHandshake'),
  sensitiveHeaders: Symbol('nodejs.http2.sensitiveHeaders'),
  Http2ServerRequest,
  Http2ServerResponse,
};
