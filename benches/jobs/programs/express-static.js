'use strict';
// A file of 64 KB.

const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { measured } = require('./_measured');

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'jobs-'));
fs.writeFileSync(path.join(place, 'file.bin'), Buffer.alloc(64 * 1024, 'm'));
process.on('exit', () => fs.rmSync(place, { recursive: true }));

const app = express();
app.use(express.static(place));
const server = app.listen(0, '127.0.0.1', () => {
  measured({ port: server.address().port, units: 5000, unit: 'file' });
});
