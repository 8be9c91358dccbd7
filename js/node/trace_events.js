'use strict';
// https://nodejs.org/docs/latest-v22.x/api/tracing.html: nothing writes trace events, so that tracings can be
// turned on and off without effect.

const { codes } = require('internal/errors');
const { validateObject, validateStringArray } = require('internal/validators');

const enabled = new Set();

class Tracing {
  #categories;

  constructor(categories) {
    this.#categories = categories;
  }

  enable() {
    enabled.add(this);
  }

  disable() {
    enabled.delete(this);
  }

  get enabled() {
    return enabled.has(this);
  }

  get categories() {
    return this.#categories.join(',');
  }
}

function createTracing(options) {
  validateObject(options, 'options');
  validateStringArray(options.categories, 'options.categories');
  if (options.categories.length === 0) throw new codes.ERR_TRACE_EVENTS_CATEGORY_REQUIRED();
  return new Tracing(options.categories);
}

function getEnabledCategories() {
  if (enabled.size === 0) return undefined;
  const all = new Set();
  for (const tracing of enabled) for (const category of tracing.categories.split(',')) all.add(category);
  return [...all].sort().join(',');
}

module.exports = { createTracing, getEnabledCategories };
