'use strict';
// The flags of the command line that JavaScript has to know: name → true, a text, or a list of texts for flags that
// may be repeated. Rust has split them and refused what nobody knows.

const { flags } = native('process');

let table;

function all() {
  if (table !== undefined) return table;
  table = { __proto__: null };
  for (const [name, value, isList] of flags ?? []) {
    if (isList) (table[name] ??= []).push(value);
    else table[name] = value ?? true;
  }
  return table;
}

function get(name) {
  return all()[name];
}

module.exports = { all, get };
