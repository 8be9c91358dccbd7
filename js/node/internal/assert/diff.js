'use strict';
// The line by line difference in the messages of assert.deepStrictEqual and assert.strictEqual, as Node 22
// prints it: "+ actual - expected", long equal stretches left out. The difference is the shortest one, after
// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).

const { inspect } = require('util');

const headlines = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
  notIdentical: 'Values have same structure but are not reference-equal:',
};

const SHORT = 12;        // two values that take no more are shown as `1 !== 2`
const MOST_LINES = 50;

function inspectValue(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

const noColors = { plus: '+', minus: '-', dots: '...', actual: '+ actual', expected: '- expected' };

function terminal() {
  return require('internal/stdio').describeTerminal(2);
}

function palette() {
  if ((terminal()?.colorDepth ?? 1) === 1) return noColors;
  const paint = (code, text) => `\x1b[${code}m${text}\x1b[39m`;
  return {
    plus: paint(32, '+'),
    minus: paint(31, '-'),
    dots: paint(34, '...'),
    actual: paint(32, '+ actual'),
    expected: paint(31, '- expected'),
  };
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

// Two values of one line each, of which one at least is no object.
function describeOneLine(a, b, actual, expected, colors) {
  let length = a.length + b.length;
  if (typeof actual === 'string') length -= 2;
  if (typeof expected === 'string') length -= 2;
  if (length <= SHORT && (actual !== 0 || expected !== 0)) return { header: '', text: `${a} !== ${b}` };
  let text = `\n${colors.plus} ${a}\n${colors.minus} ${b}`;
  const width = terminal()?.columns ?? 80;
  if (a.length + b.length <= width) {
    let same = 0;
    while (same < a.length && a[same] === b[same]) same++;
    // In the first characters it is seen without being pointed at.
    if (same >= 3 && same < a.length) text += `\n${' '.repeat(same + 2)}^`;
  }
  return { header: undefined, text };
}

// ---- the difference of two lists of lines ----------------------------------------------------------

const SAME = 0;
const ONLY_ACTUAL = 1;
const ONLY_EXPECTED = 2;
const MOST_STEPS = 1000;          // so many lines may differ; beyond that, all of them are shown as different

// The last line of a list has no comma, which is no difference worth showing.
function areEqual(a, b, mindsNoComma) {
  return a === b || (mindsNoComma && (`${a},` === b || a === `${b},`));
}

// How far each diagonal has come for every number of steps; undefined if it takes too many.
function walk(a, b, mindsNoComma) {
  const reached = { __proto__: null, 1: 0 };
  const levels = [];
  for (let step = 0; step <= Math.min(a.length + b.length, MOST_STEPS); step++) {
    levels.push({ ...reached });
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let x = comesFromAbove(reached, diagonal, step) ? reached[diagonal + 1] : reached[diagonal - 1] + 1;
      let y = x - diagonal;
      while (x < a.length && y < b.length && areEqual(a[x], b[y], mindsNoComma)) {
        x++;
        y++;
      }
      reached[diagonal] = x;
      if (x >= a.length && y >= b.length) return levels;
    }
  }
  return undefined;
}

function comesFromAbove(reached, diagonal, step) {
  return diagonal === -step || (diagonal !== step && reached[diagonal - 1] < reached[diagonal + 1]);
}

// A list of [kind, line], the last line first.
function backtrack(levels, a, b, mindsNoComma) {
  const edits = [];
  let x = a.length;
  let y = b.length;
  for (let step = levels.length - 1; step >= 0; step--) {
    const reached = levels[step];
    const diagonal = x - y;
    const before = comesFromAbove(reached, diagonal, step) ? diagonal + 1 : diagonal - 1;
    const fromX = step === 0 ? 0 : reached[before];
    const fromY = step === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      edits.push([SAME, mindsNoComma && !a[x].endsWith(',') ? b[y] : a[x]]);
    }
    if (step === 0) break;
    if (x > fromX) edits.push([ONLY_ACTUAL, a[--x]]);
    else edits.push([ONLY_EXPECTED, b[--y]]);
  }
  return edits;
}

function editsOf(a, b, mindsNoComma) {
  const levels = walk(a, b, mindsNoComma);
  if (levels !== undefined) return backtrack(levels, a, b, mindsNoComma);
  return [...a.map((line) => [ONLY_ACTUAL, line]), ...b.map((line) => [ONLY_EXPECTED, line])].reverse();
}

const CONTEXT = 5;                // equal lines that are shown after a difference

// What was held back of an equal stretch before the difference at `at`.
function closeStretch(edits, at, length, colors) {
  const last = `  ${edits[at + 1]?.[1]}\n`;
  if (length === CONTEXT + 1) return last;
  if (length === CONTEXT + 2) return `  ${edits[at + 2][1]}\n${last}`;
  return length > CONTEXT + 2 ? `${colors.dots}\n${last}` : '';
}

function printEdits(edits, colors) {
  let text = '';
  let stretch = 0;
  let skipped = false;
  for (let i = edits.length - 1; i >= 0; i--) {
    const [kind, line] = edits[i];
    if (kind === SAME) {
      if (stretch++ < CONTEXT) text += `  ${line}\n`;
      continue;
    }
    if (stretch > CONTEXT + 2) skipped = true;
    text += closeStretch(edits, i, stretch, colors);
    stretch = 0;
    text += `${kind === ONLY_ACTUAL ? colors.plus : colors.minus} ${line}\n`;
  }
  return { text: `\n${text.trimEnd()}`, skipped };
}

// ---- the message -----------------------------------------------------------------------------------

function shorten(text, limit) {
  const lines = text.split('\n');
  if (lines.length <= limit) return lines;
  lines.length = limit - 3;
  lines[limit - 4] = '...';
  return lines;
}

function compose(headline, header, body, skipped) {
  return `${headline}\n${header}${skipped ? '\n... Skipped lines' : ''}\n${body}\n`;
}

/** The whole message for two values that are not (strictly) equal; a `full` one is never cut. */
function describeDifference(actual, expected, operator, message, full) {
  const bothObjects = isObject(actual) && isObject(expected);
  const bothFunctions = typeof actual === 'function' && typeof expected === 'function';
  if (operator === 'strictEqual' && (bothObjects || bothFunctions)) operator = 'strictEqualObject';
  const headline = message || headlines[operator];
  const inspected = inspectValue(actual);
  const other = inspectValue(expected);
  const a = inspected.split('\n');
  const b = other.split('\n');
  const colors = palette();
  const header = `${colors.actual} ${colors.expected}`;
  if (a.length === 1 && b.length === 1 && !bothObjects) {
    const line = describeOneLine(a[0], b[0], actual, expected, colors);
    return compose(headline, line.header ?? header, line.text, false);
  }
  if (inspected === other) {
    const skipped = a.length > MOST_LINES && !full;
    const body = skipped ? `${a.slice(0, MOST_LINES).join('\n')}\n...}` : inspected;
    return compose(message || headlines.notIdentical, '', body, skipped);
  }
  const { text, skipped } = printEdits(editsOf(a, b, isObject(actual)), colors);
  return compose(headline, header, text, skipped);
}

module.exports = { headlines, inspectValue, describeDifference, shorten, MOST_LINES };
