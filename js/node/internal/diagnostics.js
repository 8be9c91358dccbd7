'use strict';
// What the core modules tell on diagnostics channels (https://nodejs.org/docs/latest-v22.x/api/diagnostics_channel.html,
// "Built-in channels"). Loaded with the first subscriber of one of these; from then on `context.channels` is this
// module, and each place looks whether it is there.

const { watchHandlers } = require('internal/dispatch');
const { channel, tracingChannel } = require('diagnostics_channel');

function tell(name, message) {
  const to = channel(name);
  if (to.hasSubscribers) to.publish(message);
}

/** Before a server's listener gets a request, and once the response is out. */
function tellExchange(server, request, response) {
  const created = channel('http.server.response.created');
  const start = channel('http.server.request.start');
  const finish = channel('http.server.response.finish');
  if (created.hasSubscribers) created.publish({ request, response });
  if (!start.hasSubscribers && !finish.hasSubscribers) return;
  const message = { request, response, socket: request.socket, server };
  start.publish(message);
  if (finish.hasSubscribers) response.on('finish', () => finish.publish(message));
}

// The usual way of a request has no room for asking.
watchHandlers((name, handler) => (name !== 'httpExchange' ? handler : (id, serverId, request, response) => {
  const server = require('internal/net/handles').servers.get(serverId);
  if (server !== undefined) tellExchange(server, request, response);
  handler(id, serverId, request, response);
}));

/** The tracing channel of this name, if anybody listens. */
function tracing(name) {
  const traced = tracingChannel(name);
  return traced.hasSubscribers ? traced : undefined;
}

/** An event of a tracing channel. */
function trace(name, event, message) {
  tell(`tracing:${name}:${event}`, message);
}

module.exports = { tell, tellExchange, trace, tracing };
