'use strict';
const assert = require('assert');
const { spawn } = require('child_process');

const child = spawn('sh', ['-c', 'echo unread']);
let closed = false;
child.on('close', () => { closed = true; });
process.on('exit', () => assert(closed));
