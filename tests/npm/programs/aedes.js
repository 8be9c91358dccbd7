'use strict';

const assert = require('assert');
const net = require('net');
const { Aedes } = require('aedes');
const mqtt = require('mqtt');

(async () => {
  const broker = await Aedes.createBroker();
  const server = net.createServer(broker.handle);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `mqtt://127.0.0.1:${server.address().port}`;
  const [listener, speaker] = await Promise.all([mqtt.connectAsync(url), mqtt.connectAsync(url)]);
  await listener.subscribeAsync('a/#', { qos: 1 });
  const heard = new Promise((resolve) =>
    listener.once('message', (topic, payload) => resolve(`${topic} ${payload}`)),
  );
  await speaker.publishAsync('a/b', 'hello', { qos: 2, retain: true });
  assert.strictEqual(await heard, 'a/b hello');
  await Promise.all([listener.endAsync(), speaker.endAsync()]);
  await new Promise((resolve) => broker.close(resolve));
  server.close();
})();
