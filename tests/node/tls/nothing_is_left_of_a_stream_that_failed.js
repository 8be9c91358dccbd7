'use strict';
// TLS over a stream that ends in an error leaves no descriptor behind: the other half may live on for long.
const { readdirSync } = require('fs');
const { duplexPair } = require('stream');
const tls = require('tls');

const open = () => readdirSync('/proc/self/fd').length;
const halves = [];
let before;

function failOnce(then) {
  const [near, far] = duplexPair();
  halves.push(far);
  tls.connect({ socket: near })
    .on('error', (error) => { if (error.code !== 'ERR_SSL_WRONG_VERSION_NUMBER') throw error; })
    .on('close', then);
  setImmediate(() => far.write('this is no TLS'.repeat(1000)));
}

function again(times) {
  if (times > 0) failOnce(() => again(times - 1));
  else wait();
}

// The last ones may still be closing.
function wait() {
  if (open() <= before + 2) console.log('closed', halves.length);
  else setTimeout(wait, 5);
}

failOnce(() => setTimeout(() => {
  before = open();
  again(50);
}, 20));
