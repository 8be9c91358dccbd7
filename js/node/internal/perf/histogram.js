'use strict';
// Histograms (https://nodejs.org/api/perf_hooks.html#class-histogram): counts of values that differ in the
// first `figures` digits, which is what a percentile needs; and the loop's delay, sampled by a timer.

const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { inspectAs, now } = require('internal/perf/entries');
const { kClone, kPack } = require('internal/untransferable');

const kMake = Symbol('kMake');

// What min answers before anything was recorded: the largest of 64 bits.
const NO_MINIMUM = 2n ** 63n - 1n;

class Histogram {
  #all;                           // shared with the copies

  constructor(make, highest, figures) {
    if (make !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#all = {
      counts: new Map(),          // value → how often
      count: 0, min: Infinity, max: 0, sum: 0, squares: 0, exceeds: 0, highest, unit: figures,
    };
  }

  static record(histogram, value) {
    if (value > histogram.#all.highest) {
      histogram.#all.exceeds++;
      return;
    }
    const rounded = value < 10 ** histogram.#all.unit ? value : Number(value.toPrecision(histogram.#all.unit));
    histogram.#all.counts.set(rounded, (histogram.#all.counts.get(rounded) ?? 0) + 1);
    histogram.#all.count++;
    histogram.#all.min = Math.min(histogram.#all.min, value);
    histogram.#all.max = Math.max(histogram.#all.max, value);
    histogram.#all.sum += value;
    histogram.#all.squares += value * value;
  }

  static addAll(histogram, other) {
    for (const [value, count] of other.#all.counts) {
      histogram.#all.counts.set(value, (histogram.#all.counts.get(value) ?? 0) + count);
    }
    histogram.#all.count += other.#all.count;
    histogram.#all.min = Math.min(histogram.#all.min, other.#all.min);
    histogram.#all.max = Math.max(histogram.#all.max, other.#all.max);
    histogram.#all.sum += other.#all.sum;
    histogram.#all.squares += other.#all.squares;
    histogram.#all.exceeds += other.#all.exceeds;
  }

  // A copy hears of what is recorded in the original, and the other way around.
  [kClone]() {
    return over(this.#all, this instanceof RecordableHistogram);
  }

  // In another thread it goes its own way from now on.
  [kPack]() {
    return ['internal/perf/histogram', { all: this.#all, isRecordable: this instanceof RecordableHistogram }];
  }

  static over(all, isRecordable) {
    const histogram = new (isRecordable ? RecordableHistogram : Histogram)(kMake);
    histogram.#all = all;
    return histogram;
  }

  static isOne(value) {
    return typeof value === 'object' && value !== null && #all in value;
  }

  get count() { return this.#all.count; }
  get countBigInt() { return BigInt(this.#all.count); }
  get min() { return Number(this.minBigInt); }
  get minBigInt() { return this.#all.count === 0 ? NO_MINIMUM : BigInt(this.#all.min); }
  get max() { return this.#all.max; }
  get maxBigInt() { return BigInt(this.#all.max); }
  get mean() { return this.#all.sum / this.#all.count; }
  get exceeds() { return this.#all.exceeds; }
  get exceedsBigInt() { return BigInt(this.#all.exceeds); }

  get stddev() {
    if (this.#all.count === 0) return NaN;
    return Math.sqrt(Math.max(0, this.#all.squares / this.#all.count - this.mean ** 2));
  }

  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    const wanted = Math.max(1, Math.ceil(percentile / 100 * this.#all.count));
    let seen = 0;
    for (const value of this.#sorted()) {
      seen += this.#all.counts.get(value);
      if (seen >= wanted) return value;
    }
    return 0;
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  // From the smallest on, halving what is left each time until the largest is reached.
  get percentiles() {
    const found = new Map();
    if (this.#all.count === 0) return found.set(100, 0);
    const sorted = this.#sorted();
    const largest = sorted[sorted.length - 1];
    let value = sorted[0];
    found.set(0, value);
    for (let left = 50; value !== largest; left /= 2) {
      value = this.percentile(100 - left);
      found.set(100 - left, value);
    }
    return found.set(100, largest);
  }

  get percentilesBigInt() {
    return new Map([...this.percentiles].map(([percentile, value]) => [percentile, BigInt(value)]));
  }

  reset() {
    this.#all.counts.clear();
    this.#all.count = this.#all.max = this.#all.sum = this.#all.squares = this.#all.exceeds = 0;
    this.#all.min = Infinity;
  }

  #sorted() {
    return [...this.#all.counts.keys()].sort((a, b) => a - b);
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(this.percentiles) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    const shown = inspectAs(this, { min, max, mean, exceeds, stddev, count, percentiles }, depth, options);
    return typeof shown === 'string' ? shown.replace(/^\w+/, 'Histogram') : shown;
  }
}

// They reach into private fields, and are not for programs.
const { addAll, isOne, over, record } = Histogram;
for (const name of ['addAll', 'isOne', 'over', 'record']) delete Histogram[name];

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value === 'bigint') value = Number(value);
    validateInteger(value, 'val', 1);
    record(this, value);
  }

  recordDelta() {
    const time = Math.round(now() * 1e6);
    if (this.#last !== undefined) record(this, Math.max(1, time - this.#last));
    this.#last = time;
  }

  add(other) {
    if (!isOne(other)) throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    addAll(this, other);
  }
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  if (typeof highest !== 'bigint') {
    validateInteger(highest, 'options.highest', 2 * Number(lowest));
  } else if (highest < 2n * BigInt(lowest)) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('options.highest', highest);
  }
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, Number(highest), figures);
}

/** How much later than asked a timer of `resolution` milliseconds comes, in nanoseconds. */
class ELDHistogram extends Histogram {
  #resolution;
  #timer = null;
  #due = 0;

  constructor(make, resolution) {
    super(make, 3.6e12, 3);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== null) return false;
    const { setInterval } = require('internal/timers');
    this.#due = now() + this.#resolution;
    this.#timer = setInterval(() => {
      const time = now();
      record(this, Math.max(1, Math.round((time - this.#due + this.#resolution) * 1e6)));
      this.#due = time + this.#resolution;
    }, this.#resolution).unref();
    return true;
  }

  disable() {
    if (this.#timer === null) return false;
    require('internal/timers').clearInterval(this.#timer);
    this.#timer = null;
    return true;
  }
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kMake, resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay, unpack: ({ all, isRecordable }) => over(all, isRecordable) };
