'use strict';
// The line by line difference in the messages of assert.deepStrictEqual and assert.strictEqual, as Node
// prints it: "+ actual - expected", long equal stretches left out.

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

// Two values of one line each: a short comparison, or where they begin to differ. `undefined` leaves it to
// the difference by lines.
function describeOneLine(a, b, actual, expected, operator) {
  const length = a.length + b.length;
  if (length <= SHORT) {
    if (!isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) {
      return { whole: `${a} !== ${b}\n`, pointer: '' };
    }
  } else if (operator !== 'strictEqualObject') {
    const width = terminal()?.columns ?? 80;
    if (length < width) {
      let same = 0;
      while (a[same] === b[same]) same++;
      if (same > 2) return { whole: undefined, pointer: `\n  ${' '.repeat(same)}^` };
    }
  }
  return { whole: undefined, pointer: '' };
}

// Takes the equal lines off the ends of both; answers the text for them.
function dropEqualEnd(a, b, colors) {
  let end = '';
  let dropped = 0;
  let first = '';
  while (a.length > 0 && b.length > 0 && a[a.length - 1] === b[b.length - 1]) {
    const line = a.pop();
    b.pop();
    if (dropped++ < 3) end = `\n  ${line}${end}`;
    else first = line;
  }
  const skipped = dropped >= 5;
  if (skipped) end = `\n${colors.dots}${end}`;
  if (first !== '' && dropped > 3) end = `\n  ${first}${end}`;
  return { end, skipped };
}

// Lines of the two sides as they are put out, and how many of them.
class Lines {
  constructor(colors) {
    this.colors = colors;
    this.text = '';
    this.pending = '';           // expected lines, held until the stretch that differs is over
    this.printed = 0;
    this.identical = 0;
    this.skipped = false;
  }

  same(line) {
    this.text += this.pending;
    this.pending = '';
    if (++this.identical <= 2) this.context(line);
  }

  context(line) {
    this.text += `\n  ${line}`;
    this.printed++;
  }

  // Before a line that differs: the last of the equal ones that were held back.
  closeIdentical(lines, at) {
    if (this.identical > 4) {
      if (this.identical === 5) {
        this.context(lines[at - 3]);
      } else {
        this.text += `\n${this.colors.dots}`;
        this.skipped = true;
      }
    }
    if (this.identical > 3) this.context(lines[at - 2]);
    if (this.identical > 2) this.context(lines[at - 1]);
    this.identical = 0;
  }

  actual(line) {
    this.text += `\n${this.colors.plus} ${line}`;
    this.printed++;
  }

  expected(line) {
    this.pending += `\n${this.colors.minus} ${line}`;
    this.printed++;
  }
}

function addLine(lines, actual, expected, i) {
  if (i >= expected.length) {
    lines.closeIdentical(actual, i);
    lines.actual(actual[i]);
  } else if (i >= actual.length) {
    lines.closeIdentical(expected, i);
    lines.expected(expected[i]);
  } else {
    let line = actual[i];
    let differs = line !== expected[i] && !(line.endsWith(',') && line.slice(0, -1) === expected[i]);
    // A comma too few is no difference worth showing.
    if (differs && expected[i] === `${line},`) {
      differs = false;
      line = expected[i];
    }
    if (!differs) {
      lines.same(line);
      return;
    }
    lines.closeIdentical(actual, i);
    lines.actual(line);
    lines.expected(expected[i]);
  }
}

function shorten(text, limit) {
  const lines = text.split('\n');
  if (lines.length <= limit) return lines;
  lines.length = limit - 3;
  lines[limit - 4] = '...';
  return lines;
}

/** The whole message for two values that are not (strictly) equal. */
function describeDifference(actual, expected, operator, message) {
  const bothObjects = isObject(actual) && isObject(expected);
  const bothFunctions = typeof actual === 'function' && typeof expected === 'function';
  if (operator === 'strictEqual' && (bothObjects || bothFunctions)) operator = 'strictEqualObject';
  const headline = message || headlines[operator];
  const inspected = inspectValue(actual);
  const a = inspected.split('\n');
  const b = inspectValue(expected).split('\n');
  let pointer = '';
  if (a.length === 1 && b.length === 1 && a[0] !== b[0]) {
    const line = describeOneLine(a[0], b[0], actual, expected, operator);
    if (line.whole !== undefined) return `${headline}\n\n${line.whole}`;
    ({ pointer } = line);
  }
  const colors = palette();
  const { end, skipped } = dropEqualEnd(a, b, colors);
  if (a.length === 0 && b.length === 0) {
    return `${headlines.notIdentical}\n\n${shorten(inspected, MOST_LINES).join('\n')}\n`;
  }
  const lines = new Lines(colors);
  const header = `${headline}\n${colors.actual} ${colors.expected}`;
  const note = ` ${colors.dots} Lines skipped`;
  const count = Math.max(a.length, b.length);
  for (let i = 0; i < count; i++) {
    addLine(lines, a, b, i);
    if (lines.printed > MOST_LINES && i < count - 2) {
      return `${header}${note}\n${lines.text}\n${colors.dots}${lines.pending}\n${colors.dots}`;
    }
  }
  return `${header}${skipped || lines.skipped ? note : ''}\n${lines.text}${lines.pending}${end}${pointer}`;
}

module.exports = { headlines, inspectValue, describeDifference, shorten, MOST_LINES };
