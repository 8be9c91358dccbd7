'use strict';

const assert = require('assert');
const morgan = require('morgan');
const { serve } = require('./_serve');

const lines = [];
const log = morgan(
  ':method :url :status :res[content-length] :req[x-a] - :response-time ms :date[iso] :remote-addr',
  {
    stream: { write: (line) => lines.push(line) },
  },
);
const combined = morgan('combined', { stream: { write: (line) => lines.push(line) } });

serve(
  (req, res) =>
    log(req, res, () =>
      combined(req, res, () => {
        res.setHeader('Content-Length', 2);
        res.end('ok');
      }),
    ),
  async (ask) => {
    await ask('/path', { headers: { 'X-A': 'b', 'User-Agent': 'tester' } });
  },
).then(() => {
  assert.strictEqual(lines.length, 2);
  const [plain] = lines.filter((line) => line.startsWith('GET'));
  assert.match(plain, /^GET \/path 200 2 b - \d+\.\d{3} ms \d{4}-\d\d-\d\dT[\d:.]+Z 127\.0\.0\.1\n$/);
  assert.match(lines.join(''), /"GET \/path HTTP\/1\.1" 200 2 "-" "tester"/);
});
