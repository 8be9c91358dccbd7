'use strict';
// A client: a thousand requests, one after the other, over one connection.

const http = require('http');
const { measured } = require('./_measured');

const port = process.argv[2];
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const get = () => new Promise((resolve, reject) => {
  http.get({ port, agent }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
    answer.on('end', () => resolve(text));
  }).on('error', reject);
});

const ask = async (times) => {
  for (let i = 0; i < times; i++) await get();
};

measured({ units: 1000, unit: 'request', warm: () => ask(300), work: () => ask(1000) });
