'use strict';
// https://nodejs.org/api/perf_hooks.html: marks, measures, observers and histograms. There are no
// entries of the collector.

const { has } = require('internal/bundle');
const { performance, Performance } = require('internal/perf/performance');
const entries = require('internal/perf/entries');

// Not every build has it: what it would export is undefined there, as `typeof` expects.
function optional(name) {
  return has(`internal/perf/${name}`) ? require(`internal/perf/${name}`) : {};
}

module.exports = {
  Performance,
  PerformanceEntry: entries.PerformanceEntry,
  PerformanceMark: entries.PerformanceMark,
  PerformanceMeasure: entries.PerformanceMeasure,
  get PerformanceResourceTiming() { return optional('resource').PerformanceResourceTiming; },
  get PerformanceObserver() { return optional('observer').PerformanceObserver; },
  get PerformanceObserverEntryList() { return optional('observer').PerformanceObserverEntryList; },
  get monitorEventLoopDelay() { return optional('histogram').monitorEventLoopDelay; },
  get createHistogram() { return optional('histogram').createHistogram; },
  performance,
  constants: Object.freeze({
    NODE_PERFORMANCE_GC_MAJOR: 4,
    NODE_PERFORMANCE_GC_MINOR: 1,
    NODE_PERFORMANCE_GC_INCREMENTAL: 8,
    NODE_PERFORMANCE_GC_WEAKCB: 16,
    NODE_PERFORMANCE_GC_FLAGS_NO: 0,
    NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
    NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
    NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
    NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
    NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
    NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
  }),
};
