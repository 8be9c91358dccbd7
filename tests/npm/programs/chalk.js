'use strict';

const assert = require('assert');
const { Chalk } = require('chalk');

const chalk = new Chalk({ level: 3 });
assert.strictEqual(chalk.red.bold('a'), '\u001b[31m\u001b[1ma\u001b[22m\u001b[39m');
assert.strictEqual(
  chalk.red(`a${chalk.blue('b')}c`),
  '\u001b[31ma\u001b[34mb\u001b[39m\u001b[31mc\u001b[39m',
);
assert.strictEqual(chalk.hex('#ff8800')('x'), '\u001b[38;2;255;136;0mx\u001b[39m');
assert.strictEqual(new Chalk({ level: 0 }).green('x'), 'x');
