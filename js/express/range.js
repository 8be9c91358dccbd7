'use strict';
// The Range header (RFC 9110, 14.2): -2 when it is no range at all, -1 when none can be satisfied, else
// the ranges as { start, end } (both inclusive) with the unit as `type`; combined when asked for.

function parseRange(size, header, options) {
  const equals = header.indexOf('=');
  if (equals === -1) return -2;
  const ranges = [];
  for (const part of header.slice(equals + 1).split(',')) {
    const range = parseOne(part, size);
    if (range === null) return -2;
    if (range.start <= range.end && range.start >= 0) ranges.push(range);
  }
  if (ranges.length === 0) return -1;
  const result = options && options.combine ? combine(ranges) : ranges;
  result.type = header.slice(0, equals);
  return result;
}

function parseOne(part, size) {
  const dash = part.indexOf('-');
  if (dash === -1) return null;
  const first = part.slice(0, dash).trim();
  const last = part.slice(dash + 1).trim();
  let start = positionOf(first);
  let end = positionOf(last);
  if (first === '') {
    start = size - end;
    end = size - 1;
  } else if (last === '' || end > size - 1) {
    end = size - 1;
  }
  return Number.isNaN(start) || Number.isNaN(end) ? null : { start, end };
}

const positionOf = (text) => (/^\d+$/.test(text) ? Number(text) : NaN);

// Overlapping and adjacent ranges become one, which stands where the first of them was asked for.
function combine(ranges) {
  const ordered = ranges.map(({ start, end }, index) => ({ start, end, index }));
  ordered.sort((a, b) => a.start - b.start);
  const joined = [ordered[0]];
  for (const range of ordered.slice(1)) {
    const current = joined[joined.length - 1];
    if (range.start > current.end + 1) {
      joined.push(range);
    } else if (range.end > current.end) {
      current.end = range.end;
      current.index = Math.min(current.index, range.index);
    }
  }
  return joined.sort((a, b) => a.index - b.index).map(({ start, end }) => ({ start, end }));
}

module.exports = parseRange;
