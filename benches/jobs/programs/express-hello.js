'use strict';

const express = require('express');
const { measured } = require('./_measured');

const app = express();
app.get('/', (req, res) => {
  res.send('Hello World!');
});
const server = app.listen(0, '127.0.0.1', () => {
  measured({ port: server.address().port, units: 50000, unit: 'request' });
});
