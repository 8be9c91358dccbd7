'use strict';
// Which layers of a router a path can concern at all. A router's stack is walked in order, but most of
// its layers are for other paths: those of a fixed path are found by that path, those that begin with a
// fixed segment by that segment, and only the rest is tried for every request. A plan is the list of
// layers left for a path, in stack order; layers found by their whole path need no matching any more.

// The layers of one first segment: those for a fixed path by that path, the others in a list.
function Bucket() {
  this.layers = [];
  this.plan = null;
  this.byPath = null;
  this.pathPlans = null;
}

function LayerIndex(router) {
  const { stack } = router;
  this.stack = stack;
  this.length = stack.length;
  this.last = stack[stack.length - 1];
  this.sensitive = Boolean(router.caseSensitive);
  this.strict = Boolean(router.strict);
  this.any = [];
  this.buckets = new Map();
  // The plans of fixed paths as they are asked for, whole: the short way of most requests.
  this.plans = new Map();
  for (let order = 0; order < stack.length; order++) this.place(stack[order], order);
}

LayerIndex.prototype.place = function place(layer, order) {
  layer.order = order;
  layer.exact = false;
  const { matchers } = layer;
  if (matchers === undefined || matchers.length === 0) {
    this.any.push(layer);
  } else if (layer.route !== undefined && matchers.every(isFixedPath)) {
    layer.exact = true;
    for (const { literal } of matchers) this.placeExact(this.keyOf(literal), layer);
  } else {
    const segment = this.commonSegment(matchers);
    if (segment === null) this.any.push(layer);
    else this.bucketOf(segment).layers.push(layer);
  }
};

const isFixedPath = (matcher) => matcher.isStatic && matcher.literal.charCodeAt(0) === 47;

LayerIndex.prototype.placeExact = function placeExact(key, layer) {
  const bucket = this.bucketOf(this.segmentOf(key));
  if (bucket.byPath === null) {
    bucket.byPath = new Map();
    bucket.pathPlans = new Map();
  }
  const list = bucket.byPath.get(key);
  if (list === undefined) bucket.byPath.set(key, [layer]);
  else if (list[list.length - 1] !== layer) list.push(layer);
};

LayerIndex.prototype.bucketOf = function bucketOf(segment) {
  let bucket = this.buckets.get(segment);
  if (bucket === undefined) this.buckets.set(segment, bucket = new Bucket());
  return bucket;
};

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
  if (path.charCodeAt(0) !== 47) return this.any;
  const stop = path.indexOf('/', 1);
  const segment = stop === -1 ? path.slice(1) : path.slice(1, stop);
  const { buckets } = this;
  const bucket = buckets.get(segment) || (this.sensitive ? undefined : buckets.get(segment.toLowerCase()));
  if (bucket === undefined) return this.any;
  if (bucket.byPath !== null) {
    const key = this.keyOf(path);
    const plan = bucket.pathPlans.get(key) || this.planForKey(bucket, key);
    if (plan !== undefined) return plan;
  }
  return bucket.plan || (bucket.plan = inStackOrder(this.any, bucket.layers));
};

LayerIndex.prototype.planForKey = function planForKey(bucket, key) {
  const exact = bucket.byPath.get(key);
  if (exact === undefined) return undefined;
  const plan = inStackOrder(this.any, bucket.layers.concat(exact));
  bucket.pathPlans.set(key, plan);
  this.plans.set(key, plan);
  return plan;
};

function inStackOrder(a, b) {
  return a.concat(b).sort((left, right) => left.order - right.order);
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
