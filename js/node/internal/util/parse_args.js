'use strict';
// util.parseArgs (https://nodejs.org/docs/latest-v22.x/api/util.html#utilparseargsconfig): first the
// arguments become tokens, then the tokens are checked and stored.

const { codes } = require('internal/errors');
const { validateArray, validateBoolean, validateObject, validateString } = require('internal/validators');

// ---- the configuration

const validators = { string: validateString, boolean: validateBoolean };

function validateDefault(option, name) {
  const validate = validators[option.type];
  if (!option.multiple) {
    validate(option.default, name);
    return;
  }
  validateArray(option.default, name);
  option.default.forEach((value, i) => validate(value, `${name}[${i}]`));
}

function validateOption(name, option) {
  const path = `options.${name}`;
  validateObject(option, path);
  if (option.type !== 'string' && option.type !== 'boolean') {
    throw new codes.ERR_INVALID_ARG_TYPE(`${path}.type`, "('string|boolean')", option.type);
  }
  if (Object.hasOwn(option, 'short')) {
    validateString(option.short, `${path}.short`);
    if (option.short.length !== 1) {
      throw new codes.ERR_INVALID_ARG_VALUE(`${path}.short`, option.short, 'must be a single character');
    }
  }
  if (Object.hasOwn(option, 'multiple')) validateBoolean(option.multiple, `${path}.multiple`);
  if (own(option, 'default') !== undefined) validateDefault(option, `${path}.default`);
}

function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function readConfig(given) {
  const strict = own(given, 'strict') ?? true;
  const config = {
    args: own(given, 'args') ?? mainArguments(),
    strict,
    allowPositionals: own(given, 'allowPositionals') ?? !strict,
    allowNegative: own(given, 'allowNegative') ?? false,
    tokens: own(given, 'tokens') ?? false,
    options: own(given, 'options') ?? {},
  };
  validateArray(config.args, 'args');
  validateBoolean(config.strict, 'strict');
  validateBoolean(config.allowPositionals, 'allowPositionals');
  validateBoolean(config.tokens, 'tokens');
  validateBoolean(config.allowNegative, 'allowNegative');
  validateObject(config.options, 'options');
  for (const name of Object.keys(config.options)) validateOption(name, config.options[name]);
  return config;
}

// With -e and -p there is no script among the arguments.
function mainArguments() {
  const inline = process.execArgv.some((flag) => /^(?:-e|--eval|-p|-pe|--print)(?:$|=)/.test(flag));
  return process.argv.slice(inline ? 1 : 2);
}

// ---- tokens

function typeOf(options, name) {
  const option = own(options, name);
  return option === undefined ? undefined : own(option, 'type');
}

function longName(short, options) {
  return Object.keys(options).find((name) => own(options[name], 'short') === short) ?? short;
}

class Tokenizer {
  constructor(args, options) {
    this.rest = [...args];
    this.options = options;
    this.tokens = [];
    this.index = -1;
    this.expanded = 0;             // arguments at the front that were one group, and count as one
  }

  option(name, rawName, value, inlineValue) {
    this.tokens.push({ kind: 'option', name, rawName, index: this.index, value, inlineValue });
  }

  // An option that takes its value, if it takes one, from the next argument.
  alone(name, rawName) {
    const next = this.rest[0];
    if (typeOf(this.options, name) === 'string' && next !== undefined && next !== null) {
      this.option(name, rawName, this.rest.shift(), false);
      this.index++;
    } else {
      this.option(name, rawName, undefined, undefined);
    }
  }

  // -abc: three options, or -a with the value bc.
  shorts(arg) {
    const name = longName(arg[1], this.options);
    if (arg.length === 2) {
      this.alone(name, arg);
    } else if (typeOf(this.options, name) === 'string') {
      this.option(name, `-${arg[1]}`, arg.slice(2), true);
    } else {
      const single = [];
      for (let i = 1; i < arg.length; i++) {
        if (i < arg.length - 1 && typeOf(this.options, longName(arg[i], this.options)) === 'string') {
          single.push(`-${arg.slice(i)}`);
          break;
        }
        single.push(`-${arg[i]}`);
      }
      this.rest.unshift(...single);
      this.expanded = single.length;
    }
  }

  long(arg) {
    const equals = arg.indexOf('=', 3);
    if (equals === -1) this.alone(arg.slice(2), arg);
    else this.option(arg.slice(2, equals), arg.slice(0, equals), arg.slice(equals + 1), true);
  }

  run() {
    while (this.rest.length > 0) {
      const arg = this.rest.shift();
      if (this.expanded > 0) this.expanded--;
      else this.index++;
      if (arg === '--') {
        this.tokens.push({ kind: 'option-terminator', index: this.index });
        for (const value of this.rest) this.tokens.push({ kind: 'positional', index: ++this.index, value });
        break;
      }
      if (typeof arg !== 'string' || arg.length < 2 || arg[0] !== '-') {
        this.tokens.push({ kind: 'positional', index: this.index, value: arg });
      } else if (arg[1] === '-') {
        this.long(arg);
      } else {
        this.shorts(arg);
      }
    }
    return this.tokens;
  }
}

// ---- storing

function isNegation(name, config) {
  return config.allowNegative && name.startsWith('no-') && !Object.hasOwn(config.options, name);
}

function invalid(message) {
  return new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(message);
}

function checkUsage(token, config) {
  let { name } = token;
  if (isNegation(name, config) && typeOf(config.options, name.slice(3)) === 'boolean') name = name.slice(3);
  if (!Object.hasOwn(config.options, name)) {
    throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, config.allowPositionals);
  }
  const short = own(config.options[name], 'short');
  const both = `${short ? `-${short}, ` : ''}--${name}`;
  const type = typeOf(config.options, name);
  if (type === 'string' && typeof token.value !== 'string') {
    throw invalid(`Option '${both} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value !== undefined) {
    throw invalid(`Option '${both}' does not take an argument`);
  }
}

// `--bar --foo`: most likely the value was forgotten.
function checkAmbiguous({ name, rawName, value, inlineValue }) {
  if (inlineValue || value === undefined || value.length < 2 || value[0] !== '-') return;
  const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw invalid(`Option '${rawName}' argument is ambiguous.\n` +
    `Did you forget to specify the option argument for '${rawName}'?\n` +
    `To specify an option argument starting with a dash use ${example}.`);
}

function store(values, token, config) {
  let { name, value = true } = token;
  if (name === '__proto__') return;
  if (isNegation(name, config) && token.value === undefined) {
    token.name = name = name.slice(3);
    value = false;
  }
  const option = own(config.options, name);
  if (option !== undefined && own(option, 'multiple')) (values[name] ??= []).push(value);
  else values[name] = value;
}

function parseArgs(given = {}) {
  const config = readConfig(given);
  const tokens = new Tokenizer(config.args, config.options).run();
  const result = { values: { __proto__: null }, positionals: [] };
  if (config.tokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (config.strict) {
        checkUsage(token, config);
        checkAmbiguous(token);
      }
      store(result.values, token, config);
    } else if (token.kind === 'positional') {
      if (!config.allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  for (const name of Object.keys(config.options)) {
    if (name === '__proto__') continue;
    const value = own(config.options[name], 'default');
    if (value !== undefined && result.values[name] === undefined) result.values[name] = value;
  }
  return result;
}

module.exports = { parseArgs };
