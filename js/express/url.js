'use strict';
// The pieces of a request's url. An ordinary path is cut by hand; whatever else may stand in a request
// line (an absolute url, `*`, a fragment) goes through Node's legacy parser.

function parse(url) {
  if (url.charCodeAt(0) === 47 && url.indexOf('#') === -1) {
    const query = url.indexOf('?');
    if (query === -1) return { pathname: url, query: null };
    return { pathname: url.slice(0, query), query: url.slice(query + 1) };
  }
  const { pathname, query } = require('url').parse(url);
  return { pathname, query };
}

// Percent-encodes what may not stand in a url, leaving escapes that are already there alone.
function encodeUrl(url) {
  const whole = String(url);
  if (/^[\x21\x23\x24\x26-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]*$/.test(whole)) return whole;
  return whole
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/%(?![0-9A-Fa-f]{2})|[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e%]+/g, encodeURI);
}

function collapseLeadingSlashes(path) {
  return path.startsWith('//') ? path.replace(/^\/+/, '/') : path;
}

const ENTITIES = { '"': '&quot;', '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text) {
  return String(text).replace(/["&'<>]/g, (char) => ENTITIES[char]);
}

// The bare page that redirects and errors are shown on; `more` is HTML that goes below.
function htmlPage(title, body, more = '') {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
</head>
<body>
<pre>${body}</pre>${more}
</body>
</html>
`;
}

module.exports = { parse, encodeUrl, collapseLeadingSlashes, escapeHtml, htmlPage };
