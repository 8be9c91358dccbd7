'use strict';
// log and its relatives write lines to the two streams, indented by groups.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

function collector() {
  const stream = new Writable({
    write(chunk, encoding, callback) {
      stream.text += chunk;
      callback();
    },
  });
  stream.text = '';
  stream.take = () => {
    const { text } = stream;
    stream.text = '';
    return text;
  };
  return stream;
}

const stdout = collector();
const stderr = collector();
const { log, ...rest } = new Console({ stdout, stderr });

log('detached', 1, { a: 1 });
log();
log('%s is %d', 'x', 5, 'more');
rest.info('info');
rest.debug('debug');
rest.dirxml({ a: 1 }, 'x');
assert.strictEqual(stdout.take(), "detached 1 { a: 1 }\n\nx is 5 more\ninfo\ndebug\n{ a: 1 } x\n");
rest.error('error');
rest.warn('warn');
assert.strictEqual(stderr.take(), 'error\nwarn\n');

rest.group('outer');
log('one\ntwo');
rest.groupCollapsed();
log({ a: 'x'.repeat(40), b: 'y'.repeat(40) });
rest.error('also');
rest.groupEnd();
log('in');
rest.groupEnd();
rest.groupEnd();
log('out');
assert.strictEqual(stdout.take(), 'outer\n  one\n  two\n    {\n' +
  `      a: '${'x'.repeat(40)}',\n      b: '${'y'.repeat(40)}'\n    }\n  in\nout\n`);
assert.strictEqual(stderr.take(), '    also\n');

const wide = new Console({ stdout, groupIndentation: 4 });
wide.group();
wide.log('x');
wide.error('both');
assert.strictEqual(stdout.take(), '    x\n    both\n');
