'use strict';
// Functions and classes by name and kind.

const assert = require('assert');
const { inspect } = require('util');

class Animal {}
class Dog extends Animal {
  static legs = 4;
}

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(function() {}, '[Function (anonymous)]');
shows(function named() {}, '[Function: named]');
shows(() => 1, '[Function (anonymous)]');
shows(async () => {}, '[AsyncFunction (anonymous)]');
shows(function* gen() {}, '[GeneratorFunction: gen]');
shows(async function* agen() {}, '[AsyncGeneratorFunction: agen]');
shows((function bound() {}).bind(null), '[Function: bound bound]');
shows(
  Object.assign(function withProps() {}, { a: 1, b: { c: 2 } }),
  '[Function: withProps] { a: 1, b: { c: 2 } }');
shows(class {}, '[class (anonymous)]');
shows(Animal, '[class Animal]');
shows(Dog, '[class Dog extends Animal] { legs: 4 }');
shows(class extends Animal {}, '[class (anonymous) extends Animal]');
shows(class Nothing extends null {}, '[class Nothing]');
shows(Map, '[Function: Map]');
shows(Object, '[Function: Object]');
shows(({ class() {} }).class, '[Function: class]');
shows({ method() {}, async later() {} }, '{ method: [Function: method], later: [AsyncFunction: later] }');
shows(Object.setPrototypeOf(function lost() {}, null), '[Function (null prototype): lost]');
shows(Object.defineProperty(function f() {}, Symbol.toStringTag, { value: 'Tag' }), '[Function: f] [Tag]');
shows(new Dog(), 'Dog {}');
shows(Object.assign(new Dog(), { name: 'Rex' }), `Dog { name: 'Rex' }`);
shows(Animal.prototype, '{}');
shows(Dog.prototype, 'Animal {}');
