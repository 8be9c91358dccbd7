'use strict';
// How util.inspect shows errors: the stack, with a first line that names the class, and whatever else
// the error carries (Node's util documentation and observed output).

const { getPrefix } = require('internal/util/inspect');

function stackOf(error) {
  return error.stack ? String(error.stack) : Error.prototype.toString.call(error);
}

// name, message and stack made enumerable say nothing new when the stack has them already.
function dropKeysInStack(ctx, keys, error, stack) {
  if (ctx.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index !== -1 && (typeof error[name] !== 'string' || stack.includes(error[name]))) keys.splice(index, 1);
  }
}

// Puts the class of the error into the first line when the stack's name doesn't tell it.
function improveStack(stack, constructor, name, tag) {
  const { length } = name;
  const telling = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !telling) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ||
      /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    if (start !== null) fallback = start[1];
    const prefix = getPrefix(constructor, tag, fallback).slice(0, -1);
    return start === null ? `${prefix}${stack.slice(length)}` : `${prefix}${stack.slice(start[1].length)}`;
  }
  const prefix = getPrefix(constructor, tag, fallback).slice(0, -1);
  if (prefix === name) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

// Where the frames start: the first "    at" line after the message, -1 when there is none.
function framesStart(stack, message) {
  let after = (message && stack.indexOf(message)) || -1;
  if (after !== -1) after += message.length;
  return stack.indexOf('\n    at', after);
}

// The longest run of lines, from some line of `frames` on, that the cause's frames have too.
function commonRun(frames, causeFrames) {
  for (let i = 0; i < frames.length - 3; i++) {
    const at = causeFrames.indexOf(frames[i]);
    if (at === -1 || causeFrames.length - at <= 3) continue;
    let length = 1;
    while (i + length < frames.length && frames[i + length] === causeFrames[at + length]) length++;
    if (length > 3) return { start: i, length };
  }
}

// The error's frames; those that the stack of its cause repeats are only counted.
function framesOf(ctx, error, text) {
  const frames = text.split('\n');
  const { cause } = error;
  if (cause === null || cause === undefined || !(cause instanceof Error)) return frames;
  const causeStack = stackOf(cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return frames;
  const run = commonRun(frames, causeStack.slice(start + 1).split('\n'));
  if (run !== undefined) {
    const skipped = run.length - 2;
    const note = `    ... ${skipped} lines matching cause stack trace ...`;
    frames.splice(run.start + 1, skipped, ctx.stylize(note, 'undefined'));
  }
  return frames;
}

function fadeDirectory(ctx, frame, directory) {
  const start = frame.indexOf(directory);
  if (start === -1) return frame;
  const end = start + directory.length;
  const fade = (text) => ctx.stylize(text, 'undefined');
  if (frame[start - 1] !== '(' || !frame.endsWith(')')) {
    return frame.slice(0, start) + fade(directory) + frame.slice(end);
  }
  return `${frame.slice(0, start - 1)}${fade(`(${directory}`)}${frame.slice(end, -1)}${fade(')')}`;
}

function colorFrame(ctx, frame) {
  if (/^ {4}at (?:.* \()?node:/.test(frame)) return ctx.stylize(frame, 'undefined');
  // The package's name in a path is what one looks for, and the working directory is known.
  return fadeDirectory(ctx, frame, `${process.cwd()}/`).replace(/(\/node_modules\/)((?:@[^/]+\/)?[^/]+)(?=\/)/g,
    (_, folder, name) => folder + ctx.stylize(name, 'module'));
}

function formatError(ctx, error, constructor, tag, keys) {
  const name = error.name !== null && error.name !== undefined ? String(error.name) : 'Error';
  let stack = stackOf(error);
  dropKeysInStack(ctx, keys, error, stack);
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
  stack = improveStack(stack, constructor, name, tag);
  const start = framesStart(stack, typeof error.message === 'string' ? error.message : '');
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    let frames = framesOf(ctx, error, stack.slice(start + 1));
    if (ctx.colors) frames = frames.map((frame) => colorFrame(ctx, frame));
    stack = `${stack.slice(0, start)}\n${frames.join('\n')}`;
  }
  return ctx.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

module.exports = { formatError };
