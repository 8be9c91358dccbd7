// A DHCP server with one address to give: enough of RFC 2131 for one client. Prints what it is asked for
// (once, however often: a client on a busy machine asks again before it has seen the answer).
'use strict';
const dgram = require('dgram');

const KINDS = { 1: 'discover', 3: 'request' };
const [OFFER, ACK] = [2, 5];
const OWN = [10, 9, 0, 1];

// The value of an option that stands behind the fixed fields, or undefined.
function option(message, code) {
  for (let at = 240; at < message.length && message[at] !== 255; at += 2 + message[at + 1]) {
    if (message[at] === code) return message.subarray(at + 2, at + 2 + message[at + 1]);
  }
}

function answer(question, kind) {
  const head = Buffer.from(question.subarray(0, 240));
  head[0] = 2;
  Buffer.from([10, 9, 0, 77]).copy(head, 16);
  const name = Buffer.from('greenhouse');
  return Buffer.concat([head, Buffer.from([
    53, 1, kind, 54, 4, ...OWN, 51, 4, 0, 0, 14, 16, 1, 4, 255, 255, 255, 0, 3, 4, ...OWN,
    6, 8, ...OWN, 9, 9, 9, 9, 15, 3, 108, 97, 110, 12, name.length, ...name, 255,
  ])]);
}

let last;
const socket = dgram.createSocket('udp4', (question) => {
  const kind = KINDS[option(question, 53)?.[0]];
  if (kind !== last) console.log(kind);
  last = kind;
  const said = answer(question, kind === 'discover' ? OFFER : ACK);
  socket.send(said, 68, '255.255.255.255', () => {
    if (kind === 'request') socket.close();
  });
});
socket.bind(67, () => {
  socket.setBroadcast(true);
  console.log('ready');
});
