'use strict';
// The few tools that Node's modules share: promisify, deprecate, and the symbol by which a callback
// function names the several values it gives.

const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');
// fn[customPromisifyArgs] = ['bytesRead', 'buffer']: promisified, it answers { bytesRead, buffer }.
const customPromisifyArgs = Symbol('customPromisifyArgs');

function customPromisified(original) {
  const custom = original[customPromisify];
  if (!custom) return undefined;
  validateFunction(custom, 'util.promisify.custom');
  return Object.defineProperty(custom, customPromisify,
    { value: custom, enumerable: false, writable: false, configurable: true });
}

function named(names, values) {
  const result = {};
  for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
  return result;
}

function promisify(original) {
  validateFunction(original, 'original');
  const custom = customPromisified(original);
  if (custom !== undefined) return custom;
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      args.push((error, ...values) => {
        if (error) reject(error);
        else resolve(names !== undefined && values.length > 1 ? named(names, values) : values[0]);
      });
      Reflect.apply(original, this, args);
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, customPromisify,
    { value: fn, enumerable: false, writable: false, configurable: true });
  return defineLike(fn, original);
}
promisify.custom = customPromisify;

function defineLike(fn, original) {
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    // prototype of a plain function can't be redefined otherwise than by writing.
    if (key === 'prototype' || key === 'arguments' || key === 'caller') continue;
    Object.defineProperty(fn, key, descriptors[key]);
  }
  return fn;
}

let warnedCodes;

function warnDeprecated(message, code, fn) {
  if (code === undefined) {
    process.emitWarning(message, 'DeprecationWarning', undefined, fn);
    return;
  }
  warnedCodes ??= new Set();
  if (warnedCodes.has(code)) return;
  warnedCodes.add(code);
  process.emitWarning(message, 'DeprecationWarning', code, fn);
}

function deprecate(fn, message, code) {
  if (code !== undefined) validateString(code, 'code');
  let warned = false;
  function deprecated(...args) {
    if (!warned) {
      warned = true;
      warnDeprecated(message, code, deprecated);
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  // What is made by it is made by the original.
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const done = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(done, null, value),
      (reason) => process.nextTick(done, reason || new codes.ERR_FALSY_VALUE_REJECTION(reason)));
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length?.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name?.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) {
    if (key !== 'prototype') Object.defineProperty(callbackified, key, descriptors[key]);
  }
  return callbackified;
}

module.exports = { promisify, customPromisify, customPromisifyArgs, deprecate, callbackify, warnDeprecated };
