'use strict';
// FileHandle.readableWebStream().
const assert = require('assert');
const fs = require('fs');
const { open } = require('fs/promises');

(async () => {
  const expected = fs.readFileSync(__filename);
  const handle = await open(__filename);
  const chunks = [];
  for await (const chunk of handle.readableWebStream()) chunks.push(Buffer.from(chunk));
  assert.deepStrictEqual(Buffer.concat(chunks), expected);
  assert.throws(() => handle.readableWebStream(), { code: 'ERR_INVALID_STATE' });
  await handle.close();
  assert.throws(() => handle.readableWebStream(), { code: 'ERR_INVALID_STATE' });

  // Closing the file ends the stream.
  const second = await open(__filename);
  const reader = second.readableWebStream().getReader();
  second.close();
  await reader.closed;

  const third = await open(__filename);
  const byob = third.readableWebStream({ type: 'bytes' }).getReader({ mode: 'byob' });
  const { value } = await byob.read(new Uint8Array(12));
  assert.deepStrictEqual(Buffer.from(value), expected.subarray(0, 12));
  await byob.cancel();
  await third.close();
})();
