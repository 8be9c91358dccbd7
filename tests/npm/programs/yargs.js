'use strict';

const assert = require('assert');
const yargs = require('yargs');

(async () => {
  const parser = () =>
    yargs(['serve', '--port', '80', '-v', '--list', 'a', 'b', '--nested.x=1'])
      .scriptName('tool')
      .command('serve', 'serve files', {
        port: { type: 'number', default: 1, describe: 'where' },
        list: { type: 'array' },
      })
      .option('verbose', { alias: 'v', type: 'boolean' })
      .exitProcess(false)
      .locale('en');
  const argv = await parser().parse();
  assert.deepStrictEqual(
    [argv._, argv.port, argv.verbose, argv.list, argv.nested],
    [['serve'], 80, true, ['a', 'b'], { x: 1 }],
  );
  const help = await parser().getHelp();
  assert.match(help, /tool serve/);
  assert.match(help, /--port {2,}where +\[number\] \[default: 1\]/);
  assert.throws(
    () =>
      yargs(['--odd'])
        .strict()
        .fail((message) => {
          throw new Error(message);
        })
        .parse(),
    /Unknown argument: odd/,
  );
})();
