'use strict';
// HTTP spoken by hand over a socket, for tests that look at every byte.

const http = require('http');
const net = require('net');

/** Starts a server (or one for this request listener) on a port of the system's choice. */
async function listen(server) {
  if (typeof server === 'function') server = http.createServer(server);
  await new Promise((resolve, reject) => server.listen(0, '127.0.0.1', resolve).on('error', reject));
  return server;
}

/** A client of a server. `text` is what it sent so far, in latin1 and with its dates masked. */
class Client {
  constructor(server) {
    this.raw = '';
    this.waiting = [];
    this.isClosed = false;
    this.socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (data) => {
      this.raw += data;
      this.settle();
    });
    this.socket.on('error', () => {});
    this.socket.on('end', () => this.socket.end());
    this.closed = new Promise((resolve) => this.socket.on('close', () => {
      this.isClosed = true;
      this.settle();
      resolve(this.text);
    }));
  }

  get text() {
    return this.raw.replace(/^Date: .*$/gm, 'Date: now\r').replace(/\r+$/gm, '\r');
  }

  write(request) {
    this.socket.write(request, 'latin1');
    return this;
  }

  /** Resolves once `text` matches, rejects when the server closes before. */
  until(pattern) {
    return new Promise((resolve, reject) => {
      this.waiting.push({ pattern, resolve, reject });
      this.settle();
    });
  }

  settle() {
    this.waiting = this.waiting.filter(({ pattern, resolve, reject }) => {
      if (pattern.test(this.text)) resolve(this.text);
      else if (this.isClosed) reject(new Error(`closed before ${pattern}: ${JSON.stringify(this.text)}`));
      else return true;
      return false;
    });
  }

  destroy() {
    this.socket.destroy();
    return this.closed;
  }
}

/** One connection: sends `request`, resolves with all that came until the server closed it. */
async function ask(server, request) {
  server = await listen(server);
  const text = await new Client(server).write(request).closed;
  server.close();
  server.closeAllConnections?.();
  return text;
}

/** A GET that closes its connection, with these field lines. */
function get(path = '/', ...lines) {
  return `GET ${path} HTTP/1.1\r\n${['Host: x', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
}

/** A POST that closes its connection. */
function post(body, ...lines) {
  const fields = ['Host: x', 'Connection: close', `Content-Length: ${body.length}`, ...lines];
  return `POST / HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${body}`;
}

/** The head of an answer as lines, without the empty one. */
function headLines(text) {
  return text.split('\r\n\r\n')[0].split('\r\n');
}

/** Runs an asynchronous test: a program that ends before it is through has failed. */
function test(main) {
  process.exitCode = 1;
  main().then(() => {
    process.exitCode = 0;
  });
}

module.exports = { test, listen, Client, ask, get, post, headLines };
