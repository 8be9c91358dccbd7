'use strict';

const assert = require('assert');
const mqtt = require('mqtt');

const next = (client) =>
  new Promise((resolve) => client.once('message', (topic, payload, packet) => resolve([topic, payload.toString(), packet])));

async function talk(protocolVersion) {
  const url = process.env.MQTT_URL;
  const root = `mote/${process.pid}/${protocolVersion}`;
  const client = await mqtt.connectAsync(url, { protocolVersion, reconnectPeriod: 0 });
  for (const qos of [0, 1, 2]) {
    await client.subscribeAsync(`${root}/+/temp`, { qos });
    const heard = next(client);
    await client.publishAsync(`${root}/attic/temp`, `${20 + qos}`, { qos });
    const [topic, text, packet] = await heard;
    assert.deepStrictEqual([topic, text, packet.qos], [`${root}/attic/temp`, `${20 + qos}`, qos]);
  }

  // More than one packet of the socket's.
  const large = Buffer.alloc(300_000, 'z');
  const heard = next(client);
  await client.publishAsync(`${root}/large/temp`, large, { qos: 1 });
  assert.strictEqual((await heard)[1].length, large.length);

  // What is retained greets who comes later.
  await client.publishAsync(`${root}/state`, 'on', { retain: true, qos: 1 });
  const late = await mqtt.connectAsync(url, { protocolVersion, reconnectPeriod: 0 });
  const greeted = next(late);
  await late.subscribeAsync(`${root}/state`);
  const [, state, { retain }] = await greeted;
  assert.deepStrictEqual([state, retain], ['on', true]);
  await client.publishAsync(`${root}/state`, '', { retain: true, qos: 1 });

  // A client that is cut off leaves its last will.
  const will = { topic: `${root}/gone`, payload: 'bye', qos: 1 };
  const mortal = await mqtt.connectAsync(url, { protocolVersion, reconnectPeriod: 0, will });
  await client.subscribeAsync(`${root}/gone`, { qos: 1 });
  const bye = next(client);
  mortal.on('error', () => {});
  mortal.stream.destroy();
  assert.strictEqual((await bye)[1], 'bye');

  await Promise.all([client.endAsync(), late.endAsync()]);
}

(async () => {
  await talk(4);
  await talk(5);
})();
