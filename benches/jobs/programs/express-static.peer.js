'use strict';

const [port, how] = process.argv.slice(2);
require('./_ask').ask(port, '/file.bin', how === 'warm' ? 1000 : 5000);
