'use strict';
// Is the copy the client has still good? (RFC 9110, 13.1: If-None-Match before If-Modified-Since.)

function isFresh(headers, etag, lastModified) {
  const since = headers['if-modified-since'];
  const noneMatch = headers['if-none-match'];
  if (!since && !noneMatch) return false;
  const cacheControl = headers['cache-control'];
  if (cacheControl && /(?:^|,)\s*?no-cache\s*?(?:,|$)/.test(cacheControl)) return false;
  if (noneMatch) return noneMatch === '*' || (Boolean(etag) && includesTag(noneMatch, etag));
  return Boolean(lastModified) && parseHttpDate(lastModified) <= parseHttpDate(since);
}

// Weak comparison: a tag matches whether or not either side calls it weak.
function includesTag(list, etag) {
  const bare = withoutWeakness(etag);
  return list.split(',').some((one) => withoutWeakness(one.trim()) === bare);
}

const withoutWeakness = (tag) => (tag.startsWith('W/') ? tag.slice(2) : tag);

function parseHttpDate(text) {
  return text ? Date.parse(text) : NaN;
}

module.exports = { isFresh, includesTag, parseHttpDate };
