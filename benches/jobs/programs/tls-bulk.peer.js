'use strict';

const https = require('https');

const [port, how] = process.argv.slice(2);
const length = (how === 'warm' ? 10 : 100) * 1e6;
const headers = { 'x-length': length };

https.get({ host: '127.0.0.1', port, headers, rejectUnauthorized: false }, (answer) => {
  let count = 0;
  answer.on('data', (chunk) => { count += chunk.length; });
  answer.on('end', () => process.exit(count === length ? 0 : 1));
});
