'use strict';
// The program ends while unreferenced timers and immediates wait.

const assert = require('assert');

setTimeout(() => assert.fail('the program has ended'), 1e6).unref();
setInterval(() => {}, 1e6).unref();
setTimeout(() => assert.fail('the program has ended'), 1e6).ref().unref().unref();

// Referenced again it counts once.
let isCalled = false;
setTimeout(() => { isCalled = true; }, 5).unref().ref().ref();
process.on('exit', () => assert(isCalled));
