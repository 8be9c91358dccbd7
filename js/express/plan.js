'use strict';
// Which layers of a router a path can concern at all. A router's stack is walked in order, but most of
// its layers are for other paths: those of a fixed path are found by that path, those that begin with fixed
// segments by these, and only the rest is tried for every request. A plan is the list of layers left for a
// path, in stack order; layers found by their whole path need no matching any more.

// The layers of one beginning, such as '/api/users'.
function Bucket(prefix) {
  this.prefix = prefix;
  this.layers = [];
  this.plan = null;
}

function LayerIndex(router) {
  const { stack } = router;
  this.stack = stack;
  this.length = stack.length;
  this.last = stack[stack.length - 1];
  this.sensitive = Boolean(router.caseSensitive);
  this.strict = Boolean(router.strict);
  this.any = [];
  this.byPath = new Map();
  this.buckets = new Map();
  this.depth = 0;                 // the most segments that a beginning has
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
    const prefix = this.commonPrefix(matchers);
    if (prefix === '') this.any.push(layer);
    else this.bucketOf(prefix).layers.push(layer);
  }
};

const isFixedPath = (matcher) => matcher.isStatic && matcher.literal.charCodeAt(0) === 47;

LayerIndex.prototype.placeExact = function placeExact(key, layer) {
  const list = this.byPath.get(key);
  if (list === undefined) this.byPath.set(key, [layer]);
  else if (list[list.length - 1] !== layer) list.push(layer);
};

LayerIndex.prototype.bucketOf = function bucketOf(prefix) {
  let bucket = this.buckets.get(prefix);
  if (bucket === undefined) this.buckets.set(prefix, bucket = new Bucket(prefix));
  this.depth = Math.max(this.depth, prefix.split('/').length - 1);
  return bucket;
};

// The segments that every path begins with that one of the matchers takes; '' for none.
LayerIndex.prototype.commonPrefix = function commonPrefix(matchers) {
  let common = this.prefixOf(matchers[0]);
  for (const matcher of matchers) {
    const prefix = this.prefixOf(matcher);
    while (common !== '' && prefix !== common && !prefix.startsWith(common + '/')) common = parentOf(common);
  }
  return common;
};

const parentOf = (prefix) => prefix.slice(0, prefix.lastIndexOf('/'));

// Whole segments only: what the literal text ends in may be the beginning of a longer one.
LayerIndex.prototype.prefixOf = function prefixOf({ literal, isStatic }) {
  if (literal.charCodeAt(0) !== 47 || !/^[\x00-\x7f]*$/.test(literal)) return '';
  const prefix = isStatic && !literal.endsWith('/') ? literal : parentOf(literal);
  return this.sensitive ? prefix : prefix.toLowerCase();
};

// One spelling for all paths that name the same fixed route.
LayerIndex.prototype.keyOf = function keyOf(path) {
  return this.trimmed(this.sensitive ? path : path.toLowerCase());
};

LayerIndex.prototype.trimmed = function trimmed(path) {
  const last = path.length - 1;
  return !this.strict && last > 0 && path.charCodeAt(last) === 47 ? path.slice(0, last) : path;
};

LayerIndex.prototype.planFor = function planFor(path) {
  if (path.charCodeAt(0) !== 47) return this.any;
  const { buckets, depth } = this;
  const known = this.sensitive ? path : path.toLowerCase();
  if (this.byPath.size !== 0) {
    const key = this.trimmed(known);
    const plan = this.plans.get(key) || this.planForKey(key);
    if (plan !== undefined) return plan;
  }
  let bucket;
  let stop = 0;
  // The longest beginning that there is a bucket for has those of the shorter ones in its plan.
  for (let i = 0; i < depth && stop !== -1; i++) {
    stop = known.indexOf('/', stop + 1);
    bucket = buckets.get(stop === -1 ? known : known.slice(0, stop)) || bucket;
  }
  return bucket === undefined ? this.any : bucket.plan || this.planOf(bucket);
};

LayerIndex.prototype.planOf = function planOf(bucket) {
  const { buckets } = this;
  let layers = this.any;
  for (let { prefix } = bucket; prefix !== ''; prefix = parentOf(prefix)) {
    const outer = buckets.get(prefix);
    if (outer !== undefined) layers = layers.concat(outer.layers);
  }
  return (bucket.plan = inStackOrder(layers));
};

LayerIndex.prototype.planForKey = function planForKey(key) {
  const exact = this.byPath.get(key);
  if (exact === undefined) return undefined;
  let layers = exact.concat(this.any);
  for (let prefix = key; prefix !== ''; prefix = parentOf(prefix)) {
    const bucket = this.buckets.get(prefix);
    if (bucket !== undefined) layers = layers.concat(bucket.layers);
  }
  const plan = inStackOrder(layers);
  this.plans.set(key, plan);
  return plan;
};

function inStackOrder(layers) {
  return layers.slice().sort((left, right) => left.order - right.order);
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
