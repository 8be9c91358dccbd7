'use strict';
// getName() and the agent's values when nothing is given.
const assert = require('assert');
const http = require('http');

const agent = new http.Agent();
for (const [options, name] of [
  [undefined, 'localhost::'],
  [{ host: 'a' }, 'a::'],
  [{ host: 'a', port: 1, localAddress: 'l' }, 'a:1:l'],
  [{ family: 4 }, 'localhost:::4'],
  [{ family: 0 }, 'localhost::'],
  [{ socketPath: '/x' }, 'localhost:::/x'],
  [{ host: 'a', port: 1, family: 6, socketPath: '/p' }, 'a:1::6:/p'],
]) {
  assert.strictEqual(agent.getName(options), name);
}
assert.deepStrictEqual(
  [agent.maxSockets, agent.maxFreeSockets, agent.maxTotalSockets, agent.keepAlive, agent.keepAliveMsecs],
  [Infinity, 256, Infinity, false, 1000]);
assert.deepStrictEqual([agent.scheduling, agent.defaultPort, agent.protocol], ['lifo', 80, 'http:']);
assert.ok(http.Agent({}) instanceof http.Agent);
assert.strictEqual(http.globalAgent.keepAlive, true);
assert.strictEqual(http.globalAgent.options.timeout, 5000);

const usual = http.globalAgent;
http.globalAgent = agent;
const req = http.get({ host: '127.0.0.1', port: 1 });
req.on('error', () => {});
assert.strictEqual(req.agent, agent);
http.globalAgent = usual;
