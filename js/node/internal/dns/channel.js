'use strict';
// The servers of one resolver and its questions under way. Servers are tried one after the other, those that
// have failed last; each round waits twice as long as the one before (ares_init_options(3): timeout, tries,
// maxtimeout, rotate). Every try has a socket and a number of its own, so that only who was asked can answer,
// and nobody can guess what to forge.

const { context } = require('internal/dispatch');
const dns = native('dns');
const net = native('net');
const system = require('internal/dns/system');

const TIMEOUT = 2000;
const TRIES = 4;
const LONGEST_TIMEOUT = 0x7fffffff;
// How long a server that has failed stands behind the others.
const PENALTY = 5000;

// RCODE, RFC 1035 section 4.1.1 → what resolvers say.
const REFUSALS = [null, 'EFORMERR', 'ESERVFAIL', 'ENOTFOUND', 'ENOTIMP', 'EREFUSED'];

const number = new Uint16Array(1);

class Channel {
  constructor(timeout, tries, maxTimeout) {
    this.timeout = timeout;
    this.tries = tries;
    this.maxTimeout = maxTimeout;
    this.servers = null;            // null: those of the system
    this.local = [undefined, undefined];
    this.pending = new Set();
    this.failures = new Map();      // 'address port' → when a server failed last
  }

  /** [address, port] of each server. */
  getServers() {
    return this.servers ?? system.resolverSettings().servers;
  }

  setServers(servers) {
    this.servers = servers;
  }

  setLocalAddress(one, other) {
    const versions = [net.isIP(one), other === undefined ? -1 : net.isIP(other)];
    if (versions.includes(0)) throw invalid('Invalid IP address.');
    if (versions[0] === versions[1]) throw invalid(`Cannot specify two IPv${versions[0]} addresses.`);
    const of = (version) => [one, other][versions.indexOf(version)];
    this.local = [of(4), of(6)];
  }

  /** callback(code) or callback(null, records): the records of type `type` that `name` has. */
  query(name, type, callback) {
    if (context.frame || context.hooks) callback = require('internal/async_context').bind(callback, 'QUERYWRAP');
    const query = new Query(this, name, type, callback);
    const refusal = query.refusal();
    if (refusal !== undefined) {
      setImmediate(callback, refusal);
      return;
    }
    this.pending.add(query);
    query.next();
  }

  cancel() {
    for (const query of [...this.pending]) query.finish('ECANCELLED');
  }

  // The servers in the order in which a question tries them.
  order() {
    const servers = this.getServers().slice();
    if (this.servers === null && system.resolverSettings().rotate && servers.length > 1) {
      servers.push(...servers.splice(0, Math.trunc(Math.random() * servers.length)));
    }
    const now = Date.now();
    const failed = (server) => now - (this.failures.get(server.join(' ')) ?? -PENALTY) < PENALTY;
    return servers.filter((server) => !failed(server)).concat(servers.filter(failed));
  }

  settle(server, hasFailed) {
    if (hasFailed) this.failures.set(server.join(' '), Date.now());
    else if (this.failures.size > 0) this.failures.delete(server.join(' '));
  }
}

function invalid(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_VALUE';
  return error;
}

class Query {
  constructor(channel, name, type, callback) {
    this.channel = channel;
    this.name = name;
    this.type = type;
    this.callback = callback;
    this.round = 0;
    this.tried = 0;
    this.reason = 'ETIMEOUT';
    this.socket = null;
    this.timer = null;
    const settings = channel.servers === null ? system.resolverSettings() : {};
    this.timeout = channel.timeout > 0 ? channel.timeout : settings.timeout ?? TIMEOUT;
    this.tries = channel.tries ?? settings.tries ?? TRIES;
    this.servers = channel.order();
  }

  /** What is known without asking anybody: a code, or undefined. */
  refusal() {
    if (/(^|\.)onion\.?$/i.test(this.name)) return 'ENOTFOUND';      // RFC 7686
    if (dns.query(0, this.name, this.type) === null) return 'EBADNAME';
    return this.servers.length === 0 ? 'UNKNOWN_ARES_ERROR' : undefined;
  }

  /** Asks the next server, in the next round after the last one. */
  next() {
    this.stop();
    if (this.tried === this.servers.length) {
      this.tried = 0;
      this.round++;
    }
    if (this.round >= this.tries) {
      this.finish(this.reason);
      return;
    }
    this.server = this.servers[this.tried++];
    native('random').fill(number);
    this.bytes = new Uint8Array(dns.query(number[0], this.name, this.type));
    this.wait();
    this.askByDatagram();
  }

  // Not all who wait since the same moment come back in the same one, but never before the first timeout.
  wait() {
    let time = this.timeout * 2 ** Math.min(this.round, 31);
    const { maxTimeout } = this.channel;
    if (maxTimeout > 0 && time > maxTimeout) time = maxTimeout;
    if (this.round > 0) time = Math.max(time - time * Math.random() / 2, Math.min(this.timeout, time));
    this.timer = setTimeout(() => this.fail('ETIMEOUT'), Math.min(time, LONGEST_TIMEOUT));
  }

  stop() {
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    if (socket === null) return;
    if (socket.destroy) socket.destroy();
    else socket.close();
  }

  fail(reason) {
    this.reason = reason;
    this.channel.settle(this.server, true);
    this.next();
  }

  finish(error, records) {
    if (!this.channel.pending.delete(this)) return;
    this.stop();
    this.callback(error, records);
  }

  askByDatagram() {
    const [address, port] = this.server;
    const version = net.isIP(address);
    const socket = require('dgram').createSocket(version === 4 ? 'udp4' : 'udp6');
    const local = this.channel.local[version === 4 ? 0 : 1];
    const failed = () => {
      if (this.socket === socket) this.fail('ECONNREFUSED');
    };
    this.socket = socket;
    socket.on('error', failed);
    socket.on('message', (bytes) => {
      if (this.socket === socket) this.hear(bytes, true);
    });
    if (local !== undefined) socket.bind({ port: 0, address: local, exclusive: true });
    // Connected, it hears the server alone, and of its absence.
    socket.connect(port, address, (error) => {
      if (error) failed();
      else if (this.socket === socket) socket.send(this.bytes, (error) => error && failed());
    });
  }

  // RFC 1035 section 4.2.2: each message behind its length.
  askByStream() {
    this.stop();
    this.wait();
    const [host, port] = this.server;
    const localAddress = this.channel.local[net.isIP(host) === 4 ? 0 : 1];
    const socket = require('net').connect({ host, port, localAddress });
    this.socket = socket;
    socket.on('error', () => {
      if (this.socket === socket) this.fail('ECONNREFUSED');
    });
    const { length } = this.bytes;
    socket.write(Buffer.concat([Buffer.from([length >> 8, length & 0xff]), this.bytes]));
    let heard = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      while (this.socket === socket && heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE(0)) {
        const end = 2 + heard.readUInt16BE(0);
        const message = heard.subarray(2, end);
        heard = heard.subarray(end);
        this.hear(message, false);
      }
    });
    socket.on('end', () => {
      if (this.socket === socket) this.fail('ECONNREFUSED');
    });
  }

  hear(bytes, isDatagram) {
    const answer = dns.read(bytes, this.bytes);
    if (answer === undefined) return;
    if (answer === null) {
      this.fail('EBADRESP');
      return;
    }
    const [isTruncated, code, ...records] = answer;
    if (isTruncated && isDatagram) {
      this.askByStream();
      return;
    }
    if (isTruncated) {
      this.fail('EBADRESP');
      return;
    }
    this.channel.settle(this.server, false);
    if (code !== 0) this.finish(REFUSALS[code] ?? 'ENODATA');
    else this.finish(null, records);
  }
}

module.exports = { Channel };
