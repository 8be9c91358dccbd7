'use strict';
// util.parseArgs refuses what the options don't allow, and options that make no sense.

const assert = require('assert');
const { parseArgs } = require('util');

const options = { verbose: { type: 'boolean', short: 'v' }, file: { type: 'string', short: 'f' } };

function refuses(config, code, message) {
  assert.throws(() => parseArgs(config), { name: 'TypeError', code, message });
}

refuses({ args: ['--other'], options }, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', "Unknown option '--other'");
refuses({ args: ['--other'], options, allowPositionals: true }, 'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  "Unknown option '--other'. To specify a positional argument starting with a '-', " +
  "place it at the end of the command after '--', as in '-- \"--other\"");
refuses({ args: ['-vx'], options }, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', "Unknown option '-x'");
refuses({ args: ['word'], options }, 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
  "Unexpected argument 'word'. This command does not take positional arguments");
refuses({ args: ['--file'], options }, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  "Option '-f, --file <value>' argument missing");
refuses({ args: ['--verbose=x'], options }, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  "Option '-v, --verbose' does not take an argument");
refuses({ args: ['-f', '-v'], options }, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  "Option '-f' argument is ambiguous.\nDid you forget to specify the option argument for '-f'?\n" +
  "To specify an option argument starting with a dash use '--file=-XYZ' or '-f-XYZ'.");
refuses({ args: ['--no-verbose'], options }, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', "Unknown option '--no-verbose'");

refuses({ args: 'x' }, 'ERR_INVALID_ARG_TYPE', /"args"/);
refuses({ args: [], strict: 1 }, 'ERR_INVALID_ARG_TYPE', /"strict"/);
refuses({ args: [], options: 5 }, 'ERR_INVALID_ARG_TYPE', /"options"/);
refuses({ args: [], options: { x: {} } }, 'ERR_INVALID_ARG_TYPE', /"options\.x\.type"/);
refuses({ args: [], options: { x: { type: 'string', short: 'xx' } } }, 'ERR_INVALID_ARG_VALUE',
  "The property 'options.x.short' must be a single character. Received 'xx'");
refuses({ args: [], options: { x: { type: 'string', default: 5 } } }, 'ERR_INVALID_ARG_TYPE', /"options\.x\.default"/);
refuses({ args: [], options: { x: { type: 'boolean', multiple: true, default: ['a'] } } }, 'ERR_INVALID_ARG_TYPE',
  /"options\.x\.default\[0\]"/);
