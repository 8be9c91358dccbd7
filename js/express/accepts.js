'use strict';
// Content negotiation (RFC 9110, 12.5): which of the offered types, encodings, charsets and languages the
// client likes best. Each question answers the best offer or false; without offers, all the client takes.

// A header's entries as { value, q, index } with the parameters of a media type kept.
function parseList(header, parseEntry) {
  const entries = [];
  const parts = splitOutsideQuotes(header, ',');
  for (let index = 0; index < parts.length; index++) {
    const entry = parseEntry(parts[index].trim());
    if (entry === null) continue;
    entry.index = index;
    entries.push(entry);
  }
  return entries;
}

function splitOutsideQuotes(text, separator) {
  const parts = text.split(separator);
  if (!text.includes('"')) return parts;
  const joined = [parts[0]];
  for (let i = 1; i < parts.length; i++) {
    const last = joined.length - 1;
    const isOpen = (joined[last].split('"').length - 1) % 2 === 1;
    if (isOpen) joined[last] += separator + parts[i];
    else joined.push(parts[i]);
  }
  return joined;
}

function parseSimpleEntry(text) {
  const found = /^([^\s;]+)\s*(?:;(.*))?$/.exec(text);
  if (found === null) return null;
  return { value: found[1].toLowerCase(), given: found[1], q: qualityOf(found[2]) };
}

function qualityOf(parameters) {
  let q = 1;
  for (const one of (parameters || '').split(';')) {
    const [name, value] = one.trim().split('=');
    if (name === 'q') q = parseFloat(value);
  }
  return q;
}

function parseMediaType(text) {
  const found = /^\s*([^\s/;]+)\/([^;\s]+)\s*(?:;(.*))?$/.exec(text);
  if (found === null) return null;
  const parameters = { __proto__: null };
  let q = 1;
  for (const one of found[3] ? splitOutsideQuotes(found[3], ';') : []) {
    const equals = one.indexOf('=');
    const name = (equals === -1 ? one : one.slice(0, equals)).trim().toLowerCase();
    const raw = equals === -1 ? undefined : one.slice(equals + 1).trim();
    if (name === 'q') {
      q = parseFloat(raw);
      break;
    }
    parameters[name] = raw !== undefined && /^".*"$/.test(raw) ? raw.slice(1, -1) : raw;
  }
  return { type: found[1], subtype: found[2], given: `${found[1]}/${found[2]}`, parameters, q };
}

// How exactly an entry names the offer; 0 when it doesn't.
function typeSpecificity(offer, entry) {
  const same = (a, b) => a.toLowerCase() === b.toLowerCase();
  let specificity = 1;
  if (same(entry.type, offer.type)) specificity += 4;
  else if (entry.type !== '*') return 0;
  if (same(entry.subtype, offer.subtype)) specificity += 2;
  else if (entry.subtype !== '*') return 0;
  const names = Object.keys(entry.parameters);
  if (names.length === 0) return specificity;
  const fits = names.every((name) => entry.parameters[name] === '*' ||
    (entry.parameters[name] || '').toLowerCase() === (offer.parameters[name] || '').toLowerCase());
  return fits ? specificity + 1 : 0;
}

function nameSpecificity(offer, entry) {
  if (entry.value === offer) return 2;
  return entry.value === '*' ? 1 : 0;
}

function languageSpecificity(offer, entry) {
  if (entry.value === offer) return 8;
  if (entry.value.split('-')[0] === offer) return 4;
  if (offer.split('-')[0] === entry.value) return 2;
  return entry.value === '*' ? 1 : 0;
}

// The offers the client takes, best first: by quality, then by how exactly they were named, then by the
// client's order, then by the server's.
function rank(offers, entries, specificityOf) {
  const ranked = [];
  offers.forEach((offer, order) => {
    let best = null;
    for (const entry of entries) {
      const specificity = offer === null ? 0 : specificityOf(offer, entry);
      if (specificity === 0) continue;
      const candidate = { order, specificity, q: entry.q, index: entry.index };
      const isBetter = best === null || candidate.specificity - best.specificity ||
        candidate.q - best.q || candidate.index - best.index;
      if (isBetter === true || isBetter > 0) best = candidate;
    }
    if (best !== null && best.q > 0) ranked.push(best);
  });
  return ranked.sort((a, b) => b.q - a.q || b.specificity - a.specificity || a.index - b.index ||
    a.order - b.order);
}

function acceptedByClient(entries) {
  return entries.filter((entry) => entry.q > 0)
    .sort((a, b) => b.q - a.q || a.index - b.index).map((entry) => entry.given);
}

function choose(offers, keys, entries, specificityOf) {
  const ranked = rank(keys, entries, specificityOf);
  return ranked.length === 0 ? false : offers[ranked[0].order];
}

exports.types = function types(req, offers) {
  const { headers } = req;
  const entries = parseList(headers.accept === undefined ? '*/*' : headers.accept, parseMediaType);
  if (offers.length === 0) return acceptedByClient(entries);
  if (!headers.accept) return offers[0];
  const { lookup } = require('express/types');
  const keys = offers.map((offer) => {
    const type = offer.includes('/') ? offer : lookup(offer);
    return type ? parseMediaType(type) : null;
  });
  return choose(offers, keys, entries, typeSpecificity);
};

exports.charsets = function charsets(req, offers) {
  const header = req.headers['accept-charset'];
  const entries = parseList(header === undefined ? '*' : header, parseSimpleEntry);
  if (offers.length === 0) return acceptedByClient(entries);
  return choose(offers, offers.map((offer) => offer.toLowerCase()), entries, nameSpecificity);
};

exports.languages = function languages(req, offers) {
  const header = req.headers['accept-language'];
  const entries = parseList(header === undefined ? '*' : header, parseSimpleEntry);
  if (offers.length === 0) return acceptedByClient(entries);
  return choose(offers, offers.map((offer) => offer.toLowerCase()), entries, languageSpecificity);
};

// `identity` is acceptable unless refused, at the lowest quality the client named.
exports.encodings = function encodings(req, offers) {
  const entries = parseList(req.headers['accept-encoding'] || '', parseSimpleEntry);
  if (!entries.some((entry) => nameSpecificity('identity', entry) > 0)) {
    const q = entries.reduce((lowest, entry) => Math.min(lowest, entry.q || 1), 1);
    entries.push({ value: 'identity', given: 'identity', q, index: entries.length });
  }
  if (offers.length === 0) return acceptedByClient(entries);
  return choose(offers, offers.map((offer) => offer.toLowerCase()), entries, nameSpecificity);
};
