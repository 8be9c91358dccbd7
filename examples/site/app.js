'use strict';
// A static site that browsers ask for as little as possible.
//
//   PORT=8080 mote examples/site/app.js
//
// What has a digest in its name (style.3f2a9c.css) never changes and is kept for a year; all the rest is asked
// for again each time, and answered with 304 as long as it is the same.

const express = require('express');
const path = require('path');

const FOLDER = path.join(__dirname, 'public');
const HAS_DIGEST = /\.[0-9a-f]{6,}\.\w+$/;

const app = express();
app.disable('x-powered-by');

app.use((req, res, next) => {
  res.set({
    'Content-Security-Policy': "default-src 'self'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
});

app.use(express.static(FOLDER, {
  extensions: ['html'],         // /about is about.html
  cacheControl: false,          // set below, by the file
  setHeaders(res, file) {
    res.set('Cache-Control', HAS_DIGEST.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
  },
}));

app.use((req, res) => res.status(404).sendFile('404.html', { root: FOLDER }));

const server = app.listen(Number(process.env.PORT ?? 8080), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}/`);
});
