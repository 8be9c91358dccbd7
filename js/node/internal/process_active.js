'use strict';
// What keeps the program alive, as far as JavaScript knows (https://nodejs.org/api/process.html
// #processgetactiveresourcesinfo). Only rooms that are loaded are asked: nothing of the others can be open.

function loaded(name) {
  return require('internal/bundle').isLoaded(name) ? require(name) : undefined;
}

/** [object, its kind] of all that is open. */
function handles() {
  const all = [];
  const net = loaded('internal/net/handles');
  if (net !== undefined) {
    for (const [id, socket] of net.owners) all.push([socket, kindOf(id, 'TCPSocketWrap')]);
    for (const server of net.servers.values()) all.push([server, serverKind(server)]);
  }
  const http = loaded('internal/http/socket');
  if (http !== undefined) for (const socket of http.sockets.values()) all.push([socket, 'TCPSocketWrap']);
  const child = loaded('internal/child/process');
  if (child !== undefined) for (const process of child.running.values()) all.push([process, 'ProcessWrap']);
  const watch = loaded('internal/fs/watch');
  if (watch !== undefined) for (const watcher of watch.watchers.values()) all.push([watcher, 'FSEventWrap']);
  return all;
}

// What has no address of a network is a pipe.
function kindOf(id, network) {
  return native('net').localAddress(id) === null ? 'PipeWrap' : network;
}

function serverKind(server) {
  return typeof server.address() === 'string' ? 'PipeWrap' : 'TCPServerWrap';
}

function requests() {
  return loaded('internal/jobs')?.pending() ?? 0;
}

function getActiveResourcesInfo() {
  const { timeouts, immediates } = require('internal/timers').countReferenced();
  return [
    ...new Array(requests()).fill('FSReqCallback'),
    ...handles().filter(([object]) => object._handle?.isReferenced !== false).map(([, kind]) => kind),
    ...new Array(timeouts).fill('Timeout'),
    ...new Array(immediates).fill('Immediate'),
  ];
}

function _getActiveHandles() {
  return handles().map(([object]) => object);
}

function _getActiveRequests() {
  return Array.from({ length: requests() }, () => ({}));
}

module.exports = { getActiveResourcesInfo, _getActiveHandles, _getActiveRequests };
