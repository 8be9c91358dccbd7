'use strict';
const assert = require('assert');
const express = require('express');

const app = express();
const first = app.listen(0, (error) => {
  assert.strictEqual(error, undefined);
  const { port } = first.address();
  const second = app.listen(port, (failure) => {
    assert.strictEqual(failure.code, 'EADDRINUSE');
    assert.strictEqual(second.listening, false);
    first.close();
  });
});
