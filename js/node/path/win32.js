'use strict';
// https://nodejs.org/api/path.html#pathwin32

module.exports = require('path').win32;
