'use strict';

const assert = require('assert');
const { Command, Option, InvalidArgumentError } = require('commander');

function number(text) {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('not a number');
  return Number(text);
}
const written = [];
const make = () => {
  const program = new Command()
    .name('tool')
    .version('1.2.3')
    .exitOverride()
    .configureOutput({ writeOut: (text) => written.push(text), writeErr: (text) => written.push(text) });
  program
    .command('add <file> [more...]')
    .option('-p, --port <n>', 'port', number, 80)
    .addOption(new Option('--mode <m>').choices(['a', 'b']))
    .option('--no-color')
    .action((file, more, options) => written.push(JSON.stringify([file, more, options])));
  return program;
};
const run = (...args) => {
  written.length = 0;
  make().parse(args, { from: 'user' });
  return written.join('');
};
assert.strictEqual(
  run('add', 'f', 'g', '-p8', '--mode=b', '--no-color'),
  '["f",["g"],{"port":8,"color":false,"mode":"b"}]',
);
assert.throws(() => run('add', 'f', '-p', 'x'), { code: 'commander.invalidArgument' });
assert.match(written.join(''), /not a number/);
assert.throws(() => run('--help'), { code: 'commander.helpDisplayed' });
assert.match(written.join(''), /Usage: tool \[options\] \[command\]/);
assert.throws(() => run('ad'), /unknown command 'ad'/);
