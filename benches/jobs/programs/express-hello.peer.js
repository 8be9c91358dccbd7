'use strict';

const [port, how] = process.argv.slice(2);
require('./_ask').ask(port, '/', how === 'warm' ? 10000 : 50000);
