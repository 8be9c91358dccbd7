'use strict';
// node:stream/consumers: a whole stream (or any async iterable) as one value.

async function bytesOf(stream) {
  const { Buffer } = require('buffer');
  const chunks = [];
  for await (const chunk of stream) {
    if (ArrayBuffer.isView(chunk)) chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    else if (chunk instanceof ArrayBuffer) chunks.push(Buffer.from(chunk));
    else chunks.push(Buffer.from(`${chunk}`));
  }
  return chunks;
}

async function arrayBuffer(stream) {
  const chunks = await bytesOf(stream);
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  // One of its own: a Buffer's memory may be shared with others.
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes.buffer;
}

async function blob(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  const { Blob } = require('buffer');
  return new Blob(chunks);
}

async function buffer(stream) {
  const { Buffer } = require('buffer');
  return Buffer.from(await arrayBuffer(stream));
}

async function text(stream) {
  const { TextDecoder } = require('util');
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}

async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, text, json };
