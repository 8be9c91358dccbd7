'use strict';
// MessageEvent: https://html.spec.whatwg.org/multipage/comms.html#the-messageevent-interface.

const { codes } = require('internal/errors');
const { Event, enumerate } = require('internal/event_target');

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, init = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, init);
    const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init ?? {};
    this.#data = data;
    this.#origin = `${origin}`;
    this.#lastEventId = `${lastEventId}`;
    if (source !== null) checkPort(source, 'source');
    this.#source = source;
    if (typeof ports?.[Symbol.iterator] !== 'function') {
      throw refusal(`eventInitDict.ports (${shown(ports)}) is not iterable.`);
    }
    const list = [...ports];
    list.forEach((port, i) => checkPort(port, `ports[${i}]`));
    this.#ports = Object.freeze(list);
  }

  get data() { return this.#data; }
  get origin() { return this.#origin; }
  get lastEventId() { return this.#lastEventId; }
  get source() { return this.#source; }
  get ports() { return this.#ports; }
}

function checkPort(value, name) {
  const { MessagePort } = require('internal/message_port');
  if (value instanceof MessagePort) return;
  throw refusal(`Expected eventInitDict.${name} ("${shown(value)}") to be an instance of MessagePort.`);
}

// Node's words since 22, with the code that it had before.
function refusal(text) {
  return Object.assign(new TypeError(`MessageEvent constructor: ${text}`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function shown(value) {
  return require('util').inspect(value, { depth: 0 });
}

enumerate(MessageEvent, 'MessageEvent');

module.exports = { MessageEvent };
