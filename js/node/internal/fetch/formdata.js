'use strict';
// FormData of the XMLHttpRequest Standard (https://xhr.spec.whatwg.org/#interface-formdata).

const { checkCount, definePairs, finishClass, invalidThis, usvString } = require('internal/fetch/idl');
const { Blob, File, isBlob } = require('internal/blob');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

let entriesOf;

// A Blob becomes a File, and a File gets another name if one is told.
function entry(name, value, filename) {
  if (!isBlob(value)) return [name, usvString(value)];
  const isFile = value instanceof File;
  if (isFile && filename === undefined) return [name, value];
  const options = { type: value.type };
  if (isFile) options.lastModified = value.lastModified;
  return [name, new File([value], filename === undefined ? 'blob' : usvString(filename), options)];
}

function checkBlob(value, count, method) {
  if (count === 3 && !(value instanceof Blob)) {
    throw new TypeError(`Failed to execute '${method}' on 'FormData': parameter 2 is not of type 'Blob'`);
  }
}

class FormData {
  #entries = [];

  static {
    entriesOf = (value) => {
      if (typeof value !== 'object' || value === null || !(#entries in value)) throw invalidThis();
      return value.#entries;
    };
  }

  constructor(form = undefined) {
    if (form !== undefined) {
      throw new TypeError('FormData constructor: Argument 1 could not be converted to: undefined.');
    }
  }

  append(name, value, filename = undefined) {
    const entries = entriesOf(this);
    checkCount(arguments.length, 2, 'FormData.append');
    checkBlob(value, arguments.length, 'append');
    entries.push(entry(usvString(name), value, filename));
  }

  delete(name) {
    entriesOf(this);
    checkCount(arguments.length, 1, 'FormData.delete');
    const key = usvString(name);
    this.#entries = this.#entries.filter((each) => each[0] !== key);
  }

  get(name) {
    const entries = entriesOf(this);
    checkCount(arguments.length, 1, 'FormData.get');
    const key = usvString(name);
    return entries.find((each) => each[0] === key)?.[1] ?? null;
  }

  getAll(name) {
    const entries = entriesOf(this);
    checkCount(arguments.length, 1, 'FormData.getAll');
    const key = usvString(name);
    return entries.filter((each) => each[0] === key).map((each) => each[1]);
  }

  has(name) {
    const entries = entriesOf(this);
    checkCount(arguments.length, 1, 'FormData.has');
    const key = usvString(name);
    return entries.some((each) => each[0] === key);
  }

  set(name, value, filename = undefined) {
    const entries = entriesOf(this);
    checkCount(arguments.length, 2, 'FormData.set');
    checkBlob(value, arguments.length, 'set');
    const made = entry(usvString(name), value, filename);
    const at = entries.findIndex((each) => each[0] === made[0]);
    if (at === -1) entries.push(made);
    else this.#entries = entries.filter((each, i) => i <= at || each[0] !== made[0]).with(at, made);
  }

  [kInspect](depth, options) {
    const facts = {};
    for (const [name, value] of this.#entries) {
      if (!Object.hasOwn(facts, name)) facts[name] = value;
      else if (Array.isArray(facts[name])) facts[name].push(value);
      else facts[name] = [facts[name], value];
    }
    return `FormData ${require('internal/util/inspect').inspect(facts, options)}`;
  }
}

finishClass(FormData);
definePairs(FormData, 'FormData', (form) => entriesOf(form));

function isFormData(value) {
  return value instanceof FormData;
}

module.exports = { FormData, entriesOf, isFormData };
