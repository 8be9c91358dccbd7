'use strict';
// Which layers of a router a path can concern at all. A router's stack is walked in order, but most of
// its layers are for other paths: those of a fixed path are found by that path, those that begin with a
// fixed segment by that segment, and only the rest is tried for every request. A plan is the list of
// layers left for a path, in stack order; layers found by their whole path need no matching any more.

const NONE = [];

function LayerIndex(router) {
  const { stack } = router;
  this.stack = stack;
  this.length = stack.length;
  this.last = stack[stack.length - 1];
  this.sensitive = Boolean(router.caseSensitive);
  this.strict = Boolean(router.strict);
  this.any = [];
  this.bySegment = new Map();
  this.byPath = new Map();
  this.segmentPlans = new Map();
  this.pathPlans = new Map();
  for (let order = 0; order < stack.length; order++) this.place(stack[order], order);
}

LayerIndex.prototype.place = function place(layer, order) {
  layer.order = order;
  layer.exact = false;
  const { matchers } = layer;
  if (matchers === undefined || matchers.length === 0) {
    this.any.push(layer);
  } else if (layer.route !== undefined && matchers.every((one) => one.isStatic && one.literal !== '')) {
    layer.exact = true;
    for (const matcher of matchers) append(this.byPath, this.keyOf(matcher.literal), layer);
  } else {
    const segment = this.commonSegment(matchers);
    if (segment === null) this.any.push(layer);
    else append(this.bySegment, segment, layer);
  }
};

function append(map, key, layer) {
  const list = map.get(key);
  if (list === undefined) map.set(key, [layer]);
  else if (list[list.length - 1] !== layer) list.push(layer);
}

LayerIndex.prototype.commonSegment = function commonSegment(matchers) {
  let common = null;
  for (const matcher of matchers) {
    const segment = this.fixedSegment(matcher);
    if (segment === null || (common !== null && common !== segment)) return null;
    common = segment;
  }
  return common;
};

// The first segment, when every path that can match begins with it.
LayerIndex.prototype.fixedSegment = function fixedSegment(matcher) {
  const { literal } = matcher;
  if (literal.charCodeAt(0) !== 47 || !/^[\x00-\x7f]*$/.test(literal)) return null;
  if (literal.indexOf('/', 1) === -1 && !matcher.isStatic) return null;
  return this.segmentOf(literal);
};

LayerIndex.prototype.segmentOf = function segmentOf(path) {
  const stop = path.indexOf('/', 1);
  const segment = stop === -1 ? path.slice(1) : path.slice(1, stop);
  return this.sensitive ? segment : segment.toLowerCase();
};

// One spelling for all paths that name the same fixed route.
LayerIndex.prototype.keyOf = function keyOf(path) {
  const key = this.sensitive ? path : path.toLowerCase();
  const last = key.length - 1;
  return !this.strict && last > 0 && key.charCodeAt(last) === 47 ? key.slice(0, last) : key;
};

LayerIndex.prototype.planFor = function planFor(path) {
  if (this.byPath.size > 0) {
    const key = this.keyOf(path);
    const plan = this.pathPlans.get(key) || this.planForKey(key);
    if (plan !== undefined) return plan;
  }
  if (this.bySegment.size === 0 || path.charCodeAt(0) !== 47) return this.any;
  return this.planForSegment(this.segmentOf(path));
};

LayerIndex.prototype.planForKey = function planForKey(key) {
  const exact = this.byPath.get(key);
  if (exact === undefined) return undefined;
  const segment = key.charCodeAt(0) === 47 ? this.bySegment.get(this.segmentOf(key)) : undefined;
  const plan = inStackOrder(this.any, segment || NONE, exact);
  this.pathPlans.set(key, plan);
  return plan;
};

LayerIndex.prototype.planForSegment = function planForSegment(segment) {
  let plan = this.segmentPlans.get(segment);
  if (plan === undefined) {
    const layers = this.bySegment.get(segment);
    if (layers === undefined) return this.any;
    plan = inStackOrder(this.any, layers, NONE);
    this.segmentPlans.set(segment, plan);
  }
  return plan;
};

function inStackOrder(a, b, c) {
  return a.concat(b, c).sort((left, right) => left.order - right.order);
}

// Programs may edit router.stack; an index made for another stack is made anew.
function indexOf(router) {
  const index = router._index;
  const { stack } = router;
  if (index !== null && index.stack === stack && index.length === stack.length &&
      index.last === stack[stack.length - 1]) return index;
  return (router._index = new LayerIndex(router));
}

module.exports = indexOf;
