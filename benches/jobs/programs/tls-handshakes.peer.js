'use strict';
// Full handshakes, one after the other: no session is resumed.

const https = require('https');

const [port, how] = process.argv.slice(2);
const times = how === 'warm' ? 100 : 500;
const agent = new https.Agent({ keepAlive: false, maxCachedSessions: 0, rejectUnauthorized: false });

const get = () => new Promise((resolve, reject) => {
  https.get({ host: '127.0.0.1', port, agent }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
});

(async () => {
  for (let i = 0; i < times; i++) await get();
})();
