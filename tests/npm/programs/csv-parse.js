'use strict';

const assert = require('assert');
const { parse } = require('csv-parse');
const { parse: parseSync } = require('csv-parse/sync');

assert.deepStrictEqual(parseSync('a,b\n1,"x ""y"", z"\n', { columns: true, cast: true }), [
  { a: 1, b: 'x "y", z' },
]);
assert.throws(() => parseSync('a,b\n1\n'), { code: 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' });
(async () => {
  const parser = parse({ delimiter: ';' });
  parser.write('1;2\n3');
  parser.end(';4\n');
  const rows = [];
  for await (const row of parser) rows.push(row);
  assert.deepStrictEqual(rows, [
    ['1', '2'],
    ['3', '4'],
  ]);
})();
