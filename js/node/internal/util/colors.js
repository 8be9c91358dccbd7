'use strict';
// The tables behind inspect.colors and inspect.styles: SGR codes to start and end a colour or modifier
// (ECMA-48, section 8.3.117), and which colour inspect gives to which kind of value.

const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
};

function addPalette(prefix, suffix, names, first, end) {
  for (let i = 0; i < names.length; i++) {
    const name = prefix === '' ? names[i] : prefix + names[i][0].toUpperCase() + names[i].slice(1);
    colors[names[i] === 'gray' ? name : name + suffix] = [first + i, end];
  }
}

const hues = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
addPalette('', '', ['black', ...hues], 30, 39);
addPalette('bg', '', ['black', ...hues], 40, 49);
colors.framed = [51, 54];
colors.overlined = [53, 55];
addPalette('', 'Bright', ['gray', ...hues], 90, 39);
addPalette('bg', 'Bright', ['gray', ...hues], 100, 49);

function alias(name, target) {
  Object.defineProperty(colors, name, {
    get() { return this[target]; },
    set(codes) { this[target] = codes; },
    configurable: true,
    enumerable: false,
  });
}

alias('grey', 'gray');
alias('blackBright', 'gray');
alias('bgGrey', 'bgGray');
alias('bgBlackBright', 'bgGray');
alias('faint', 'dim');
alias('crossedout', 'strikethrough');
alias('strikeThrough', 'strikethrough');
alias('crossedOut', 'strikethrough');
alias('conceal', 'hidden');
alias('swapColors', 'inverse');
alias('swapcolors', 'inverse');
alias('doubleUnderline', 'doubleunderline');

const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
};

module.exports = { colors, styles };
