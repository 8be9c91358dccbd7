'use strict';
// The reporter for people: a line a test, indented as tests are nested, and the failures once more at the end.

const { Transform } = require('stream');
const { SIGNS, indentOf, lineOfTest, paint } = require('internal/test/reporters/format');

class SpecReporter extends Transform {
  #started = [];                  // tests that have begun and are not shown yet, innermost first
  #parents = [];                  // tests whose name stands there as a headline
  #failed = [];
  #colors = paint();

  constructor() {
    super({ __proto__: null, writableObjectMode: true });
  }

  #result(type, data) {
    this.#started.shift();
    let prefix = '';
    while (this.#started.length > 0) {
      const parent = this.#started.pop();
      this.#parents.unshift(parent);
      prefix += `${indentOf(parent.nesting)}${SIGNS.parent}${parent.name}\n`;
    }
    let hasChildren = false;
    if (this.#parents.length > 0 && this.#parents[0].nesting === data.nesting && this.#parents[0].name === data.name) {
      this.#parents.shift();
      hasChildren = true;
    }
    return `${lineOfTest(type, data, this.#colors, prefix, indentOf(data.nesting), hasChildren)}\n`;
  }

  #textOf({ type, data }) {
    switch (type) {
      case 'test:fail':
        if (data.details?.error?.failureType !== 'subtestsFailed') this.#failed.push(data);
        return this.#result(type, data);
      case 'test:pass': return this.#result(type, data);
      case 'test:start':
        this.#started.unshift(data);
        return undefined;
      case 'test:stderr':
      case 'test:stdout': return data.message;
      case 'test:diagnostic':
        return `${this.#colors.blue}${indentOf(data.nesting)}${SIGNS[type]}${data.message}${this.#colors.white}\n`;
    }
  }

  _transform(event, encoding, callback) {
    callback(null, this.#textOf(event));
  }

  _flush(callback) {
    if (this.#failed.length === 0) {
      callback(null, '');
      return;
    }
    const lines = [`\n${this.#colors.red}${SIGNS['test:fail']}failing tests:${this.#colors.white}\n`];
    for (const test of this.#failed) {
      if (test.file) {
        lines.push(`test at ${require('path').relative(process.cwd(), test.file)}:${test.line}:${test.column}`);
      }
      lines.push(lineOfTest('test:fail', test, this.#colors));
    }
    callback(null, lines.join('\n'));
  }
}

module.exports = SpecReporter;
