'use strict';
// A name server on loopback that answers as a test says: over datagrams and, on the same port, over streams.

const dgram = require('dgram');
const net = require('net');

const TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, TLSA: 52,
  ANY: 255, CAA: 257 };

const u8 = (...numbers) => Buffer.from(numbers);
const u16 = (...numbers) => Buffer.concat(numbers.map((n) => u8(n >> 8, n & 0xff)));
const u32 = (...numbers) => Buffer.concat(numbers.map((n) => u16(Math.floor(n / 65536), n % 65536)));
const text = (string) => Buffer.concat([u8(Buffer.byteLength(string, 'latin1')), Buffer.from(string, 'latin1')]);

function name(dotted) {
  return Buffer.concat([...dotted.split('.').filter(Boolean).map(text), u8(0)]);
}

/** { id, name, type, question } of a query; the question as bytes. */
function parse(bytes) {
  const labels = [];
  let at = 12;
  while (bytes[at] !== 0) {
    labels.push(bytes.toString('latin1', at + 1, at + 1 + bytes[at]));
    at += 1 + bytes[at];
  }
  const type = bytes.readUInt16BE(at + 1);
  return { id: bytes.readUInt16BE(0), name: labels.join('.'), type, question: bytes.subarray(12, at + 5) };
}

/** The answer to `query`: records are [type, data, ttl = 60], their names a pointer to the question's. */
function answer(query, records = [], { code = 0, truncated = false, id = query.id, question = query.question } = {}) {
  const bits = 0x8180 | (truncated ? 0x200 : 0) | code;
  const listed = records.map(([type, data, ttl = 60]) =>
    Buffer.concat([u16(0xc00c, TYPES[type], 1), u32(ttl), u16(data.length), data]));
  return Buffer.concat([u16(id, bits, 1, records.length, 0, 0), question, ...listed]);
}

/** `reply(query, overStream)` gives the bytes of the answer, or nothing. */
function serve(reply, ready) {
  const streams = net.createServer((socket) => {
    socket.on('data', (bytes) => {
      const out = reply(parse(bytes.subarray(2)), true);
      // In pieces, as a network may have them.
      socket.write(u16(out.length), () => socket.write(out.subarray(0, 5), () => socket.write(out.subarray(5))));
    });
    socket.on('error', () => {});
  });
  streams.listen(0, '127.0.0.1', () => {
    const { port } = streams.address();
    const datagrams = dgram.createSocket('udp4');
    datagrams.on('message', (bytes, from) => {
      const out = reply(parse(bytes), false, (extra) => datagrams.send(extra, from.port, from.address));
      if (out) datagrams.send(out, from.port, from.address);
    });
    // Somebody may have this port for datagrams already: once more, with another one.
    datagrams.once('error', () => streams.close(() => serve(reply, ready)));
    datagrams.bind(port, '127.0.0.1', () => {
      ready(`127.0.0.1:${port}`, () => {
        datagrams.close();
        streams.close();
      });
    });
  });
}

module.exports = { TYPES, answer, name, parse, serve, text, u8, u16, u32 };
