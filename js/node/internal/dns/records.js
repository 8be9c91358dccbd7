'use strict';
// Records as resolve() gives them: from [type, ttl, field…] of the native half to Node's objects.

const A = 1;
const NS = 2;
const CNAME = 5;
const SOA = 6;
const PTR = 12;
const MX = 15;
const TXT = 16;
const AAAA = 28;
const SRV = 33;
const NAPTR = 35;
const TLSA = 52;
const ANY = 255;
const CAA = 257;

// In the order in which resolveAny() lists them: type, its name, the object of one record.
const SHAPES = new Map([
  [A, ['A', (r) => ({ address: r[2], ttl: r[1] })]],
  [CNAME, ['CNAME', (r) => ({ value: r[2] })]],
  [AAAA, ['AAAA', (r) => ({ address: r[2], ttl: r[1] })]],
  [MX, ['MX', (r) => ({ exchange: r[3], priority: r[2] })]],
  [NS, ['NS', (r) => ({ value: r[2] })]],
  [TXT, ['TXT', (r) => ({ entries: r.slice(2) })]],
  [SRV, ['SRV', (r) => ({ name: r[5], port: r[4], priority: r[2], weight: r[3] })]],
  [PTR, ['PTR', (r) => ({ value: r[2] })]],
  [NAPTR, ['NAPTR', (r) => ({
    flags: r[4], service: r[5], regexp: r[6], replacement: r[7], order: r[2], preference: r[3],
  })]],
  [SOA, ['SOA', (r) => ({
    nsname: r[2], hostmaster: r[3], serial: r[4], refresh: r[5], retry: r[6], expire: r[7], minttl: r[8],
  })]],
  [TLSA, ['TLSA', (r) => ({ certUsage: r[2], selector: r[3], match: r[4], data: r[5] })]],
  [CAA, ['CAA', (r) => ({ critical: r[2], [r[3]]: r[4] })]],
]);

function any(records) {
  const found = [];
  for (const [type, [name, shape]] of SHAPES) {
    for (const record of records) if (record[0] === type) found.push({ ...shape(record), type: name });
  }
  return found;
}

/** What a resolver answers for a question of this type; undefined when no record is of it. */
function result(type, records, ttl) {
  if (type === ANY) {
    const found = any(records);
    return found.length === 0 ? undefined : found;
  }
  const wanted = records.filter((record) => record[0] === type);
  if (wanted.length === 0 && !isAlias(type, records)) return undefined;
  switch (type) {
    case A:
    case AAAA:
      return ttl ? wanted.map((r) => addressFor(r, records)) : wanted.map((r) => r[2]);
    case NS:
    case CNAME:
    case PTR:
      return wanted.map((r) => r[2]);
    case TXT:
      return wanted.map((r) => r.slice(2));
    case SOA:
      return SHAPES.get(SOA)[1](wanted[0]);
    default:
      return wanted.map(SHAPES.get(type)[1]);
  }
}

// Who is told that a name is another's, but of no address of that one, has an answer.
function isAlias(type, records) {
  return (type === A || type === AAAA) && records.some((record) => record[0] === CNAME);
}

// An address is good for as long as all aliases are that led to it.
function addressFor(record, records) {
  let ttl = record[1];
  for (const other of records) if (other[0] === CNAME && other[1] < ttl) ttl = other[1];
  return { address: record[2], ttl };
}

module.exports = { A, AAAA, ANY, CAA, CNAME, MX, NAPTR, NS, PTR, SOA, SRV, TLSA, TXT, result };
