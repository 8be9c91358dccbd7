'use strict';
// A program that only listens for signals ends.

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
