'use strict';
// Listening in a worker of a cluster: the primary opens the socket, once for all workers that want the same.

const net = native('net');

/**
 * Asks for the socket that `wanted` describes; `listen(begin)` gets a function that answers the listener's
 * number or throws an error with an errno.
 */
function listenShared(server, wanted, listen) {
  const cluster = require('cluster');
  server._opening = true;
  let key;
  const close = () => server.close();
  cluster._getSocket(wanted, close, (errno, fd, given) => {
    key = given;
    server._opening = false;
    if (server._closed) {
      if (fd !== -1) cluster._closeFd(fd);
      cluster._closed(key);
      return;
    }
    listen(() => {
      if (errno !== 0) throw Object.assign(new Error('listen'), { errno });
      const id = net.listenFd(fd, wanted.backlog);
      cluster._closeFd(fd);
      return id;
    });
    if (server._id === -1) return;
    server.prependOnceListener('listening', () => {
      cluster._listening({ ...wanted, port: server.address()?.port ?? wanted.port });
    });
    server._whenReleased = () => cluster._closed(key);
  });
}

module.exports = { listenShared };
