'use strict';
// Realms of the vm module: another set of JavaScript's own globals, before which an object of the program's
// (the sandbox) stands. Names that a script does not declare are read from and written to the sandbox by the
// engine's view of it (src/engine/raw/realms.rs). What scripts declare is this room's business: `var x` becomes
// a property of the sandbox, with an accessor of that name in the realm. `let`, `const` and `class` stay with the
// realm, as in Node.

const vm = native('vm');

// What the engine gives every realm and Node only its own.
const NOT_OF_THE_LANGUAGE = ['performance', 'DOMException', 'queueMicrotask', 'btoa', 'atob', 'gc', 'print', 'navigator'];

function returned(object) {
  return object;
}

// A private field of the sandbox itself holds its realm: nobody sees it, and both go together.
class Stamp extends returned {
  #realm;

  constructor(sandbox, realm) {
    super(sandbox);
    this.#realm = realm;
  }

  static of(object) {
    return #realm in object ? object.#realm : undefined;
  }
}

// As in Node every context has a console, which writes to the inspector; that is to nobody.
const CONSOLE = ['log', 'warn', 'dir', 'time', 'timeEnd', 'timeLog', 'trace', 'assert', 'clear', 'count',
  'countReset', 'group', 'groupCollapsed', 'groupEnd', 'table', 'debug', 'info', 'dirxml', 'error', 'profile',
  'profileEnd', 'timeStamp'];

function prepare(global) {
  for (const name of NOT_OF_THE_LANGUAGE) delete global[name];
  const silent = {};
  for (const name of CONSOLE) silent[name] = () => {};
  Object.defineProperty(global, 'console', { value: silent, writable: true, configurable: true, enumerable: false });
  require('internal/stack_traces').installOn(global.Error);
  if (native('process').flags.length > 0) require('internal/startup').prepareRealm(global);
  if (isCollectorExposed) require('internal/globals').define(global, 'gc', native('process').gc);
}

let isCollectorExposed = false;

/** Whether the realms to come have a `gc`. */
function exposeCollector(isExposed) {
  isCollectorExposed = isExposed;
}

let probe;                        // a realm that only ever learns what scripts declare

/** The names of the variables and functions that a script declares in the global scope. */
function declaredBy(source) {
  if (!/\b(?:var|function)\b/.test(source)) return [];
  if (probe === undefined) {
    const [, global] = vm.newRealm(undefined);
    probe = { global, evaluate: global.eval, known: new Set(Object.getOwnPropertyNames(global)) };
  }
  try {
    // Declarations come into being before the first statement.
    probe.evaluate(`throw 0;\n${source.startsWith('#!') ? `//${source}` : source}`);
  } catch {
    // That statement, or a SyntaxError that the script itself will have too.
  }
  const names = Object.getOwnPropertyNames(probe.global).filter((name) => !probe.known.has(name));
  const isFunction = (name) => typeof probe.global[name] === 'function';
  const sorted = [...names.filter(isFunction), ...names.filter((name) => !isFunction(name))];
  for (const name of names) delete probe.global[name];
  return sorted;
}

class Realm {
  constructor(sandbox, options) {
    const [evaluate, global] = vm.newRealm(sandbox);
    this.evaluate = evaluate;
    this.global = global;
    this.sandbox = sandbox;
    this.options = options;
    this.mirrored = new Map();    // functions, which the engine wants as plain properties → their last value
    prepare(global);
    this.count = 0;
    this.facade = sandbox === undefined ? global : new Proxy(
      Object.create(global.Object.prototype), new Facade(this));
    if (sandbox !== undefined) vm.setFacade(global, this.facade);
    Object.defineProperty(global, 'globalThis', {
      value: this.facade, writable: true, configurable: true, enumerable: false,
    });
    if (options?.codeGeneration?.strings === false) forbidStrings(global);
    this.count = Object.getOwnPropertyNames(global).length;
  }

  /** The value of a script. */
  run(source, filename, line) {
    if (this.sandbox === undefined) return this.evaluate(source, filename, line, this.global);
    this.enter();
    for (const name of declaredBy(source)) this.declare(name);
    try {
      return this.evaluate(source, filename, line, this.facade);
    } finally {
      this.leave();
    }
  }

  // What of the sandbox has the name of one of the language's globals stands before that.
  enter() {
    const { global, sandbox } = this;
    for (const key of Reflect.ownKeys(sandbox)) {
      if (!Object.hasOwn(global, key)) continue;
      if (this.mirrored.has(key)) this.toGlobal(key);
      else this.redirect(key);
    }
  }

  // The sandbox that refers to itself (`window`, `global`) is the global object to scripts.
  shown(value) {
    return value === this.sandbox ? this.facade : value;
  }

  redirect(key) {
    const { global, sandbox } = this;
    const own = Object.getOwnPropertyDescriptor(global, key);
    if (!own.configurable || own.get !== undefined) return;
    Object.defineProperty(global, key, {
      configurable: true,
      enumerable: own.enumerable,
      get: () => (key in sandbox ? this.shown(sandbox[key]) : own.value),
      set(value) { sandbox[key] = value; },
    });
    this.count = Object.getOwnPropertyNames(global).length;
  }

  toGlobal(name) {
    const value = this.sandbox[name];
    if (value === this.mirrored.get(name)) return;
    this.mirrored.set(name, value);
    this.global[name] = value;
  }

  declare(name) {
    const { global, sandbox } = this;
    if (Object.hasOwn(global, name)) {
      const own = Object.getOwnPropertyDescriptor(global, name);
      if (own.get === undefined && !this.mirrored.has(name)) this.mirrored.set(name, own.value);
      return;
    }
    if (!(name in sandbox)) sandbox[name] = undefined;
    Object.defineProperty(global, name, {
      configurable: true,
      enumerable: true,
      get: () => this.shown(sandbox[name]),
      set(value) { sandbox[name] = value; },
    });
    this.count++;
    // A function takes the accessor's place, and is to be seen in the sandbox.
    this.declared ??= [];
    this.declared.push(name);
  }

  leave() {
    const { global, sandbox, mirrored } = this;
    if (this.declared !== undefined) {
      for (const name of this.declared) {
        const own = Object.getOwnPropertyDescriptor(global, name);
        if (own !== undefined && own.get === undefined) mirrored.set(name, mirrored);
      }
      this.declared = undefined;
    }
    const names = Object.getOwnPropertyNames(global);
    if (names.length !== this.count) this.adopt(names);
    for (const [name, last] of mirrored) {
      const value = global[name];
      if (value === last) continue;
      mirrored.set(name, value);
      sandbox[name] = value;
    }
  }

  // Variables that an eval() within the script has declared.
  adopt(names) {
    this.language ??= new Set(Object.getOwnPropertyNames(vm.newRealm(undefined)[1]));
    for (const name of names) {
      if (this.language.has(name) || this.mirrored.has(name)) continue;
      if (Object.getOwnPropertyDescriptor(this.global, name).get === undefined) this.mirrored.set(name, this.mirrored);
    }
    this.count = names.length;
  }
}

/** Has eval() and Function() refuse to make code. */
function forbidStrings(global) {
  const refuse = global.Object.getOwnPropertyDescriptor(global.Function.prototype, 'constructor');
  const { EvalError } = global;
  function disallowed() {
    throw new EvalError('Code generation from strings disallowed for this context');
  }
  disallowed.prototype = global.Function.prototype;
  Object.defineProperty(global.Function.prototype, 'constructor', { ...refuse, value: disallowed });
  Object.defineProperty(global, 'Function', { value: disallowed, writable: true, configurable: true });
  Object.defineProperty(global, 'eval', {
    value: function(code) { return typeof code === 'string' ? disallowed() : code; },
    writable: true,
    configurable: true,
  });
}

// `globalThis` and the scripts' `this`: the sandbox with the language's globals behind it.
class Facade {
  constructor(realm) {
    this.realm = realm;
  }

  get(target, key) {
    const { realm, realm: { sandbox, global } } = this;
    return key in sandbox ? realm.shown(sandbox[key]) : global[key];
  }

  has(target, key) {
    return key in this.realm.sandbox || key in this.realm.global;
  }

  set(target, key, value) {
    const { sandbox, global } = this.realm;
    const own = Object.getOwnPropertyDescriptor(global, key);
    if (own?.writable === false) return false;
    const isSet = Reflect.set(sandbox, key, value);
    if (own !== undefined) this.realm.redirect(key);
    return isSet;
  }

  deleteProperty(target, key) {
    const { sandbox, global } = this.realm;
    const isDeleted = Reflect.deleteProperty(sandbox, key);
    return isDeleted && (Reflect.deleteProperty(global, key) || !(key in global));
  }

  ownKeys(target) {
    const { sandbox, global } = this.realm;
    return [...new Set([...Reflect.ownKeys(sandbox), ...Reflect.ownKeys(global), ...Reflect.ownKeys(target)])];
  }

  getOwnPropertyDescriptor(target, key) {
    const { sandbox, global } = this.realm;
    const own = Object.getOwnPropertyDescriptor(sandbox, key) ?? Object.getOwnPropertyDescriptor(global, key);
    // A proxy may only call fixed what its target has fixed too; but a value that is shown otherwise can't be.
    if (own === undefined) return undefined;
    if (!own.configurable && (own.value === sandbox || !Reflect.defineProperty(target, key, own))) {
      own.configurable = true;
    }
    if ('value' in own) own.value = this.realm.shown(own.value);
    return own;
  }

  defineProperty(target, key, descriptor) {
    const { sandbox } = this.realm;
    const existed = Object.hasOwn(sandbox, key);
    if (!Reflect.defineProperty(sandbox, key, descriptor)) return false;
    if (descriptor.configurable === false || (!existed && !descriptor.configurable)) {
      Reflect.defineProperty(target, key, Object.getOwnPropertyDescriptor(sandbox, key));
    }
    return true;
  }

  getPrototypeOf() {
    return this.realm.global.Object.prototype;
  }
}

let sealed;                       // sandbox → realm, for those that can't be stamped

/** The realm that createContext() gave a sandbox. */
function realmOf(object) {
  return Stamp.of(object) ?? sealed?.get(object);
}

function contextify(sandbox, options) {
  const realm = new Realm(sandbox, options);
  if (Object.isExtensible(sandbox)) new Stamp(sandbox, realm);
  else (sealed ??= new WeakMap()).set(sandbox, realm);
}

/** A realm without a sandbox; answers its global object. */
function bareContext(options) {
  const realm = new Realm(undefined, options);
  new Stamp(realm.global, realm);
  return realm.global;
}

module.exports = { realmOf, contextify, bareContext, exposeCollector, forbidStrings };
