'use strict';

const assert = require('assert');
const net = require('net');
const mqtt = require('mqtt');
const mqttPacket = require('mqtt-packet');

// The least of a broker: what is published comes back to the one who subscribed.
const broker = net.createServer((socket) => {
  const parser = mqttPacket.parser();
  const answer = (packet) => socket.write(mqttPacket.generate(packet));
  parser.on('packet', (packet) => {
    if (packet.cmd === 'connect') answer({ cmd: 'connack', returnCode: 0, sessionPresent: false });
    if (packet.cmd === 'subscribe') answer({ cmd: 'suback', messageId: packet.messageId, granted: [1] });
    if (packet.cmd === 'publish') {
      if (packet.qos) answer({ cmd: 'puback', messageId: packet.messageId });
      answer({
        cmd: 'publish',
        topic: packet.topic,
        payload: packet.payload,
        qos: 0,
        dup: false,
        retain: false,
      });
    }
    if (packet.cmd === 'disconnect') socket.end();
  });
  socket.on('data', (chunk) => parser.parse(chunk)).on('error', () => {});
});

broker.listen(0, '127.0.0.1', async () => {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.address().port}`, { reconnectPeriod: 0 });
  await client.subscribeAsync('home/+/temp', { qos: 1 });
  const heard = new Promise((resolve) =>
    client.once('message', (topic, payload) => resolve([topic, payload.toString()])),
  );
  await client.publishAsync('home/attic/temp', '21.5', { qos: 1 });
  assert.deepStrictEqual(await heard, ['home/attic/temp', '21.5']);
  await client.endAsync();
  broker.close();
});
