'use strict';

// A server that speaks as much of Redis' protocol as its clients need to say hello, set, get and pipeline.

const net = require('net');

const bulk = (value) => (value === undefined ? '$-1\r\n' : `$${Buffer.byteLength(value)}\r\n${value}\r\n`);

function commandsOf(text) {
  const commands = [];
  const lines = text.split('\r\n');
  for (let at = 0; lines[at]?.startsWith('*');) {
    const count = Number(lines[at].slice(1));
    commands.push(Array.from({ length: count }, (_, index) => lines[at + 2 + 2 * index]));
    at += 1 + 2 * count;
  }
  return commands;
}

function answerTo([name, ...args], store) {
  switch (name.toLowerCase()) {
    case 'ping':
      return '+PONG\r\n';
    case 'hello':
      return `*2\r\n${bulk('server')}${bulk('redis')}`;
    case 'info':
      return bulk('redis_version:7.0.0\r\nloading:0\r\n');
    case 'set':
      store.set(args[0], args[1]);
      return '+OK\r\n';
    case 'get':
      return bulk(store.get(args[0]));
    case 'incr':
      store.set(args[0], String(Number(store.get(args[0]) || 0) + 1));
      return `:${store.get(args[0])}\r\n`;
    case 'lrange':
      return `*2\r\n${bulk('a')}${bulk('b')}`;
    case 'wrong':
      return '-WRONGTYPE not that kind\r\n';
    default:
      return '+OK\r\n';
  }
}

exports.createServer = () => {
  const store = new Map();
  return net.createServer((socket) => {
    socket
      .on('data', (chunk) => {
        for (const command of commandsOf(chunk.toString())) {
          socket.write(answerTo(command, store));
          if (command[0].toLowerCase() === 'quit') socket.end();
        }
      })
      .on('error', () => {});
  });
};
