'use strict';
// The npm package bufferutil, a native add-on there: masks of WebSockets (RFC 6455, section 5.3) put over
// bytes and taken off again. Packages that speak WebSocket in JavaScript take it where it is found.

const { mask, unmask } = native('websocket');

module.exports = { mask, unmask };
