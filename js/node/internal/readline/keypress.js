'use strict';
// Keys from the bytes a terminal sends (https://nodejs.org/docs/latest-v22.x/api/readline.html#readlineemitkeypresseventsstream-interface).
// A key is a character or an escape sequence; both may come in pieces, so the decoder is a generator that is
// given one character after another.

const ESCAPE = '\x1b';
const ESCAPE_TIMEOUT = 500;

const kDecoder = Symbol('keypress-decoder');

// What follows ESC → the key's name, by terminal family.
const NAMES = {
  // xterm and gnome: ESC O letter
  OP: 'f1', OQ: 'f2', OR: 'f3', OS: 'f4',
  OA: 'up', OB: 'down', OC: 'right', OD: 'left', OE: 'clear', OF: 'end', OH: 'home',
  // ESC [ letter
  '[P': 'f1', '[Q': 'f2', '[R': 'f3', '[S': 'f4',
  '[A': 'up', '[B': 'down', '[C': 'right', '[D': 'left', '[E': 'clear', '[F': 'end', '[H': 'home',
  // xterm and rxvt: ESC [ number ~
  '[11~': 'f1', '[12~': 'f2', '[13~': 'f3', '[14~': 'f4', '[15~': 'f5', '[17~': 'f6', '[18~': 'f7',
  '[19~': 'f8', '[20~': 'f9', '[21~': 'f10', '[23~': 'f11', '[24~': 'f12',
  '[1~': 'home', '[2~': 'insert', '[3~': 'delete', '[4~': 'end', '[5~': 'pageup', '[6~': 'pagedown',
  '[7~': 'home', '[8~': 'end', '[200~': 'paste-start', '[201~': 'paste-end',
  // the Linux console and putty: ESC [ [ something
  '[[A': 'f1', '[[B': 'f2', '[[C': 'f3', '[[D': 'f4', '[[E': 'f5', '[[5~': 'pageup', '[[6~': 'pagedown',
};

// rxvt says shift and control by the last letter.
const WITH_SHIFT = {
  '[a': 'up', '[b': 'down', '[c': 'right', '[d': 'left', '[e': 'clear', '[2$': 'insert', '[3$': 'delete',
  '[5$': 'pageup', '[6$': 'pagedown', '[7$': 'home', '[8$': 'end', '[Z': 'tab',
};
const WITH_CONTROL = {
  Oa: 'up', Ob: 'down', Oc: 'right', Od: 'left', Oe: 'clear', '[2^': 'insert', '[3^': 'delete',
  '[5^': 'pageup', '[6^': 'pagedown', '[7^': 'home', '[8^': 'end',
};

function isDigit(character) {
  return character >= '0' && character <= '9';
}

function nameSequence(key, code, modifier) {
  key.ctrl = Boolean(modifier & 4);
  key.meta = Boolean(modifier & 10);
  key.shift = Boolean(modifier & 1);
  key.code = code;
  if (Object.hasOwn(NAMES, code)) {
    key.name = NAMES[code];
  } else if (Object.hasOwn(WITH_SHIFT, code)) {
    key.name = WITH_SHIFT[code];
    key.shift = true;
  } else if (Object.hasOwn(WITH_CONTROL, code)) {
    key.name = WITH_CONTROL[code];
    key.ctrl = true;
  } else {
    key.name = 'undefined';
  }
}

// ESC O letter, or ESC O modifier letter. Answers what was read after ESC.
function* readShort(key) {
  let read = 'O';
  let modifier = 0;
  let character = yield;
  read += character;
  if (isDigit(character)) {
    modifier = (character >> 0) - 1;
    character = yield;
    read += character;
  }
  nameSequence(key, `O${character}`, modifier);
  return read;
}

// ESC [ up to three digits ; modifier letter-or-sign. Answers what was read after ESC.
function* readLong(key) {
  let code = '[';
  let character = yield;
  let read = `[${character}`;
  if (character === '[') {
    code = '[[';
    character = yield;
    read += character;
  }
  const start = read.length - 1;
  for (let digits = 0; digits < 3 && isDigit(character); digits++) {
    character = yield;
    read += character;
  }
  if (character === ';') {
    character = yield;
    read += character;
    if (isDigit(character)) read += yield;
  }
  const command = read.slice(start);
  let match;
  if ((match = /^(?:(\d\d?)(?:;(\d))?([~^$])|(\d{3}~))$/.exec(command)) !== null) {
    nameSequence(key, code + (match[4] ?? match[1] + match[3]), match[4] ? 0 : (match[2] ?? 1) - 1);
  } else if ((match = /^((\d;)?(\d))?([A-Za-z])$/.exec(command)) !== null) {
    nameSequence(key, code + match[4], (match[3] ?? 1) - 1);
  } else {
    nameSequence(key, code + command, 0);
  }
  return read;
}

const PLAIN = { '\r': 'return', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\x7f': 'backspace',
  [ESCAPE]: 'escape', ' ': 'space' };

function nameCharacter(key, character, escaped) {
  if (Object.hasOwn(PLAIN, character)) {
    key.name = PLAIN[character];
    key.meta = escaped;
  } else if (!escaped && character <= '\x1a') {
    key.name = String.fromCharCode(character.charCodeAt(0) + 'a'.charCodeAt(0) - 1);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
    key.meta = escaped;
  } else if (escaped) {
    // ESC and then silence is the key itself.
    key.name = character.length > 0 ? undefined : 'escape';
    key.meta = true;
  }
}

/** Is given characters by next(character), '' for silence after ESC; emits 'keypress' on the stream. */
function* decodeKeys(stream) {
  while (true) {
    let character = yield;
    let sequence = character;
    let escaped = false;
    const key = { sequence: null, name: undefined, ctrl: false, meta: false, shift: false };
    if (character === ESCAPE) {
      escaped = true;
      character = yield;
      sequence += character;
      if (character === ESCAPE) {
        character = yield;
        sequence += character;
      }
    }
    if (escaped && (character === 'O' || character === '[')) {
      const rest = character === 'O' ? yield* readShort(key) : yield* readLong(key);
      sequence = sequence.slice(0, -1) + rest;
    } else {
      nameCharacter(key, character, escaped);
    }
    key.sequence = sequence;
    if (sequence.length !== 0 && (key.name !== undefined || escaped)) {
      stream.emit('keypress', escaped ? undefined : sequence, key);
    } else if (lengthOfFirst(sequence) === sequence.length) {
      stream.emit('keypress', sequence, key);
    }
  }
}

function lengthOfFirst(text) {
  return text.length === 0 ? 1 : text.codePointAt(0) >= 0x10000 ? 2 : 1;
}

class Decoder {
  constructor(stream, iface) {
    const { StringDecoder } = require('string_decoder');
    this.stream = stream;
    this.iface = iface;
    this.text = new StringDecoder('utf8');
    this.timer = undefined;
    this.restart();
    this.onData = (input) => this.take(input);
    this.onNewListener = (event) => {
      if (event !== 'keypress') return;
      stream.on('data', this.onData);
      stream.removeListener('newListener', this.onNewListener);
    };
    if (stream.listenerCount('keypress') > 0) stream.on('data', this.onData);
    else stream.on('newListener', this.onNewListener);
  }

  restart() {
    this.keys = decodeKeys(this.stream);
    this.keys.next();
  }

  take(input) {
    if (this.stream.listenerCount('keypress') === 0) {
      // Nobody is looking: wait for somebody.
      this.stream.removeListener('data', this.onData);
      this.stream.on('newListener', this.onNewListener);
      return;
    }
    const text = this.text.write(input);
    if (!text) return;
    clearTimeout(this.timer);
    const { iface } = this;
    iface._sawKeyPress = lengthOfFirst(text) === text.length;
    // What is pasted is no request for completion, except by its last character.
    iface.isCompletionEnabled = false;
    let length = 0;
    for (const character of text) {
      length += character.length;
      if (length === text.length) iface.isCompletionEnabled = true;
      this.step(character);
      if (length === text.length && character === ESCAPE) {
        this.timer = setTimeout(() => this.step(''), iface.escapeCodeTimeout ?? ESCAPE_TIMEOUT);
      }
    }
  }

  step(character) {
    try {
      this.keys.next(character);
    } catch (error) {
      // A listener threw; the generator is over and the next key needs a new one.
      this.restart();
      throw error;
    }
  }
}

function emitKeypressEvents(stream, iface = {}) {
  if (stream[kDecoder]) return;
  stream[kDecoder] = new Decoder(stream, iface);
}

module.exports = { emitKeypressEvents };
