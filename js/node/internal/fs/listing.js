'use strict';
// fs.readdir beyond plain names: Dirents, other encodings, whole trees.

const { start } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { Dirent } = require('internal/fs/stats');

const DIRECTORY = 2;

/** The native half's entries as readdir(path, wanted) answers them. */
function present(entries, path, wanted) {
  const { encoding } = wanted;
  const list = [];
  if (!wanted.withFileTypes) {
    for (let i = 0; i < entries.length; i++) list.push(u.decodeName(entries[i], encoding));
    return list;
  }
  const parent = typeof path === 'string' ? path : u.bytesOf(path);
  for (let i = 0; i < entries.length; i += 2) {
    list.push(new Dirent(u.decodeName(entries[i], encoding), parent, entries[i + 1]));
  }
  return list;
}

function encode(name, encoding) {
  const bytes = require('buffer').Buffer.from(name);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

// A tree is walked in breadth: `found` gathers the answer, `waiting` the directories still to be read.
class Walk {
  constructor(path, wanted) {
    this.root = typeof path === 'string' ? path : require('buffer').Buffer.from(path).toString();
    this.wanted = wanted;
    this.found = [];
    this.waiting = [''];
    this.position = 0;
  }

  next() {
    return this.position < this.waiting.length ? this.waiting[this.position++] : undefined;
  }

  pathOf(relative) {
    return relative === '' ? this.root : require('path').join(this.root, relative);
  }

  add(relative, entries) {
    const { encoding, withFileTypes } = this.wanted;
    const isOther = u.wantsBytes(encoding);
    const parent = this.pathOf(relative);
    for (let i = 0; i < entries.length; i += 2) {
      const name = entries[i];
      const below = relative === '' ? name : `${relative}/${name}`;
      if (entries[i + 1] === DIRECTORY) this.waiting.push(below);
      const shown = withFileTypes ? name : below;
      const encoded = isOther ? encode(shown, encoding) : shown;
      this.found.push(withFileTypes ? new Dirent(encoded, parent, entries[i + 1]) : encoded);
    }
  }
}

function listAllSync(path, wanted) {
  const walk = new Walk(path, wanted);
  for (let relative = walk.next(); relative !== undefined; relative = walk.next()) {
    walk.add(relative, ops.binding.readdir(walk.pathOf(relative), true, false, false, false));
  }
  return walk.found;
}

function listAll(path, wanted, done) {
  const walk = new Walk(path, wanted);
  const step = () => {
    const relative = walk.next();
    if (relative === undefined) return done(null, walk.found);
    start(ops.binding.readdir(walk.pathOf(relative), true, false, false, true), (error, entries) => {
      if (error !== null) return done(error);
      walk.add(relative, entries);
      step();
    });
  };
  step();
}

module.exports = { listAll, listAllSync, present };
