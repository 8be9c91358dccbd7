'use strict';
// Media types: the type of a file name extension, the charset that goes with a type, reading and writing
// Content-Type (RFC 9110, 8.3), and what req.is() matches. The table is one text that is searched, so it
// costs no objects: `|type extension extension |`.

const TABLE = '|text/html html htm shtml |text/css css |text/javascript js mjs |application/node cjs |' +
  'application/json json map |application/ld+json jsonld |application/json5 json5 |' +
  'application/manifest+json webmanifest |text/cache-manifest manifest appcache |' +
  'text/plain txt text log conf def in ini list |text/markdown md markdown |text/csv csv |' +
  'text/tab-separated-values tsv |text/calendar ics ifb |text/x-vcard vcf |text/vcard vcard |' +
  'text/vtt vtt |application/x-subrip srt |application/xml xml xsl xsd rng |application/xslt+xml xslt |' +
  'application/rdf+xml rdf |application/rss+xml rss |application/atom+xml atom |text/yaml yaml yml |' +
  'application/toml toml |video/mp2t ts mts m2ts |text/x-c c h cc cpp cxx hh |text/x-java-source java |' +
  'application/rls-services+xml rs |application/x-httpd-php php |application/x-sh sh |' +
  'application/sql sql |text/x-lua lua |application/x-perl pl |text/coffeescript coffee |' +
  'text/less less |text/x-sass sass |text/x-scss scss |text/stylus stylus |text/jsx jsx |' +
  'text/jade jade |text/x-handlebars-template hbs |text/slim slim |application/x-tex tex |' +
  'application/x-latex latex |image/png png |image/jpeg jpg jpeg jpe |image/gif gif |image/webp webp |' +
  'image/avif avif |image/apng apng |image/svg+xml svg svgz |image/vnd.microsoft.icon ico |' +
  'image/bmp bmp |image/tiff tif tiff |image/heic heic |image/heif heif |image/jxl jxl |image/jp2 jp2 |' +
  'image/vnd.adobe.photoshop psd |image/wmf wmf |image/emf emf |image/pjpeg jfif |audio/mpeg mp3 |' +
  'audio/mp4 m4a |audio/aac aac |audio/ogg ogg oga opus spx |audio/x-flac flac |audio/wav wav |' +
  'audio/webm weba |audio/midi mid midi kar |audio/x-aiff aif aiff |audio/basic au snd |' +
  'audio/x-matroska mka |audio/x-mpegurl m3u |application/vnd.apple.mpegurl m3u8 |' +
  'application/pls+xml pls |audio/x-ms-wma wma |video/mp4 mp4 mp4v mpg4 |video/x-m4v m4v |' +
  'video/webm webm |video/ogg ogv |application/ogg ogx |video/quicktime mov qt |video/x-msvideo avi |' +
  'video/x-matroska mkv |video/mpeg mpeg mpg mpe |video/3gpp 3gp |video/3gpp2 3g2 |video/x-flv flv |' +
  'video/x-ms-wmv wmv |application/dash+xml mpd |font/woff woff |font/woff2 woff2 |font/ttf ttf |' +
  'font/otf otf |application/vnd.ms-fontobject eot |font/collection ttc |application/pdf pdf |' +
  'application/postscript ps eps ai |application/rtf rtf |application/epub+zip epub |' +
  'application/x-mobipocket-ebook mobi |application/msword doc dot |' +
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document docx |' +
  'application/vnd.ms-word.document.macroenabled.12 docm |application/vnd.ms-excel xls |' +
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx |' +
  'application/vnd.ms-excel.sheet.macroenabled.12 xlsm |application/vnd.ms-powerpoint ppt pps |' +
  'application/vnd.openxmlformats-officedocument.presentationml.presentation pptx |' +
  'application/vnd.oasis.opendocument.text odt |application/vnd.oasis.opendocument.spreadsheet ods |' +
  'application/vnd.oasis.opendocument.presentation odp |' +
  'application/vnd.oasis.opendocument.graphics odg |application/zip zip |application/gzip gz |' +
  'application/x-tar tar |application/x-bzip bz |application/x-bzip2 bz2 |application/x-xz xz |' +
  'application/x-7z-compressed 7z |application/vnd.rar rar |application/java-archive jar war ear |' +
  'application/vnd.ms-cab-compressed cab |application/x-debian-package deb |' +
  'application/x-redhat-package-manager rpm |application/vnd.android.package-archive apk |' +
  'application/x-apple-diskimage dmg |application/x-iso9660-image iso |' +
  'application/octet-stream img bin so pkg buffer elc bpk dump distz dms mar lrf deploy |' +
  'application/x-msdos-program exe |application/x-msdownload dll msi |' +
  'application/x-lzh-compressed lha lzh |application/x-shockwave-flash swf |' +
  'application/x-chrome-extension crx |application/x-xpinstall xpi |application/wasm wasm |' +
  'application/gpx+xml gpx |application/vnd.google-earth.kml+xml kml |' +
  'application/vnd.google-earth.kmz kmz |application/geo+json geojson |model/gltf+json gltf |' +
  'model/gltf-binary glb |model/obj obj |model/stl stl |model/vnd.collada+xml dae |model/mtl mtl |' +
  'model/step step stp |image/vnd.dxf dxf |image/vnd.dwg dwg |application/x-pkcs7-certificates p7b |' +
  'application/pkcs7-signature p7s |application/x-pkcs12 p12 pfx |' +
  'application/x-x509-ca-cert pem crt der |application/pkix-cert cer |application/pkix-crl crl |' +
  'application/vnd.apple.keynote key |application/pgp-keys asc |application/pgp-signature sig |' +
  'application/pgp-encrypted pgp |message/rfc822 eml mime |application/mbox mbox |' +
  'application/x-bittorrent torrent |text/x-nfo nfo |application/hjson hjson |' +
  'application/ecmascript ecma |application/mac-binhex40 hqx |' +
  'application/vnd.oasis.opendocument.formula odf |application/inkml+xml ink |' +
  'application/x-stuffit sit |application/x-stuffitx sitx |application/xml-dtd dtd |' +
  'application/mathml+xml mathml |text/mathml mml |application/smil+xml smil smi |' +
  'application/xhtml+xml xhtml xht |application/vnd.mozilla.xul+xml xul |application/wsdl+xml wsdl |' +
  'text/sgml sgml |text/x-uuencode uu |text/uri-list uri uris |text/prs.lines.tag dsc |' +
  'text/x-asm s asm |text/x-fortran f for |text/x-pascal p pas |text/x-setext etx |' +
  'application/x-java-archive-diff jardiff |application/x-java-jnlp-file jnlp |' +
  'application/vnd.hal+xml hal|';

// Types outside of text/* that are always UTF-8.
const UTF8_TYPES = new Set(['application/json', 'application/manifest+json', 'application/javascript']);

function lookup(path) {
  if (!path || typeof path !== 'string') return false;
  const extension = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1).toLowerCase();
  if (extension === '' || extension.includes(' ') || extension.includes('|')) return false;
  return found.get(extension) ?? find(extension);
}

// What was looked for before: a search costs more than all the rest of an answer with a file.
const found = new Map();

function find(extension) {
  const at = TABLE.indexOf(` ${extension} `);
  if (at === -1) return false;
  const start = TABLE.lastIndexOf('|', at) + 1;
  const type = TABLE.slice(start, TABLE.indexOf(' ', start));
  found.set(extension, type);
  return type;
}

// A whole Content-Type for an extension, a file name or a type; false when there is none.
function contentType(text) {
  if (!text || typeof text !== 'string') return false;
  const type = text.includes('/') ? text : lookup(text);
  if (!type || type.includes('charset')) return type;
  const bare = (/^\s*([^;\s]*)(?:;|\s|$)/.exec(type) || ['', ''])[1].toLowerCase();
  return bare.startsWith('text/') || UTF8_TYPES.has(bare) ? `${type}; charset=utf-8` : type;
}

const ofExtension = new Map();     // of files that were there

// The Content-Type of a file.
function contentTypeOf(path) {
  const dot = path.lastIndexOf('.');
  // A name that only begins with a dot has no extension.
  const extension = dot > path.lastIndexOf('/') + 1 ? path.slice(dot) : '';
  const known = ofExtension.get(extension);
  if (known) return known;
  const type = contentType(extension);
  if (!type) return 'application/octet-stream';
  ofExtension.set(extension, type);
  return type;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const PARAMETER = /;[ \t]*([^;=]*?)[ \t]*=[ \t]*(?:"((?:\\[^]|[^"\\])*)"[^;]*|"[^]*|([^;]*?)[ \t]*(?=;|$))/g;

function parse(header) {
  const semicolon = header.indexOf(';');
  const type = (semicolon === -1 ? header : header.slice(0, semicolon)).trim().toLowerCase();
  const parameters = { __proto__: null };
  if (semicolon === -1) return { type, parameters };
  for (const [, name, quoted, plain] of header.slice(semicolon).matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    const value = quoted === undefined ? plain : quoted.replace(/\\([^])/g, '$1');
    if (value !== undefined && parameters[key] === undefined) parameters[key] = value;
  }
  return { type, parameters };
}

function format(type, parameters) {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(type)) {
    throw new TypeError(`Invalid type: ${type}`);
  }
  let text = type;
  for (const name of Object.keys(parameters)) {
    if (!TOKEN.test(name)) throw new TypeError(`Invalid parameter name: ${name}`);
    const value = parameters[name];
    text += `; ${name}=${TOKEN.test(value) ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`}`;
  }
  return text;
}

function withCharset(header, charset) {
  if (header === '') return header;
  const { type, parameters } = parse(header);
  parameters.charset = charset;
  return format(type, parameters);
}

// The type meant by an extension or by a type with parameters.
function normalizeType(text) {
  if (!text.includes('/')) return lookup(text) || 'application/octet-stream';
  const semicolon = text.indexOf(';');
  return (semicolon === -1 ? text : text.slice(0, semicolon)).trim();
}

function expand(wanted) {
  if (typeof wanted !== 'string') return false;
  if (wanted === 'urlencoded') return 'application/x-www-form-urlencoded';
  if (wanted === 'multipart') return 'multipart/*';
  if (wanted[0] === '+') return `*/*${wanted}`;
  return wanted.includes('/') ? wanted : lookup(wanted);
}

function matches(expected, actual) {
  if (!expected) return false;
  const [type, subtype, tooMuch] = expected.split('/');
  const [actualType, actualSubtype] = actual.split('/');
  if (subtype === undefined || tooMuch !== undefined) return false;
  if (type !== '*' && type !== actualType) return false;
  if (subtype.startsWith('*+')) {
    return subtype.length <= actualSubtype.length + 1 && actualSubtype.endsWith(subtype.slice(1));
  }
  return subtype === '*' || subtype === actualSubtype;
}

function hasBody(req) {
  const { headers } = req;
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = headers['content-length'];
  return length !== undefined && !Number.isNaN(Number(length));
}

const TYPE = /^[a-z0-9!#$&^_-][a-z0-9!#$&^_.-]{0,126}\/[a-z0-9!#$&^_-][a-z0-9!#$&^_.+-]{0,126}$/;

// null without a body; else which of the wanted types the request's body has, or false.
function matchRequest(req, wanted) {
  if (!hasBody(req)) return null;
  const header = req.headers['content-type'];
  if (!header) return false;
  const { type } = parse(header);
  if (!TYPE.test(type)) return false;
  if (wanted.length === 0) return type;
  for (const one of wanted) {
    if (matches(expand(one), type)) return one[0] === '+' || one.includes('*') ? type : one;
  }
  return false;
}

module.exports = {
  lookup, contentType, contentTypeOf, parse, withCharset, normalizeType, matchRequest, hasBody,
};
