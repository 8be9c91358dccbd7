'use strict';
// A web page about the board that this program runs on, and the same as JSON for other programs.
//
//   PORT=8080 BOARD_DATA=/var/lib/board  mote examples/board.js      (or: node examples/board.js)
//
//   GET  /               the page, which asks for the JSON every few seconds
//   GET  /api/status     how the board is doing: time, load, memory, disk, temperature, network
//   GET  /api/settings   the settings
//   POST /api/settings   changes them: {"name": "greenhouse", "interval": 10}
//
// It needs nothing but what Node itself brings: `http` to answer, `fs` to read what Linux tells about
// itself in the files below /proc and /sys, and `path` to put paths together.

const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');

const PORT = Number(process.env.PORT ?? 8080);
// Where the settings are kept: the folder named by BOARD_DATA, or the one this program lies in.
const DATA = process.env.BOARD_DATA || __dirname;
const SETTINGS_FILE = path.join(DATA, 'board-settings.json');
// A request that sends more than this is refused; settings are small.
const MAX_BODY = 16 * 1024;

// ---- what the board tells about itself --------------------------------------------------------------

// The text of a small system file, or null where there is no such file: boards differ.
function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

// /proc/meminfo has lines such as "MemTotal:  948304 kB". Answers bytes; `own` is what this program takes.
function memory() {
  const text = readText('/proc/meminfo');
  if (text === null) return null;
  const bytes = (name) => {
    const match = text.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'));
    return match ? Number(match[1]) * 1024 : null;
  };
  return { total: bytes('MemTotal'), available: bytes('MemAvailable'), own: process.memoryUsage.rss() };
}

// The file system that the settings lie on. Answers bytes.
function disk() {
  try {
    const stats = fs.statfsSync(DATA);
    return { total: stats.blocks * stats.bsize, available: stats.bavail * stats.bsize };
  } catch {
    return null;
  }
}

// The kernel tells temperatures in thousandths of a degree. Not every machine has a thermometer.
function temperature() {
  const text = readText('/sys/class/thermal/thermal_zone0/temp');
  const thousandths = Number(text);
  return text === null || Number.isNaN(thousandths) ? null : thousandths / 1000;
}

// /proc/net/dev: two lines of heading, then "eth0: 1234 ..." with bytes received in the first column and
// bytes sent in the ninth.
function network() {
  const text = readText('/proc/net/dev');
  if (text === null) return null;
  const counters = {};
  for (const line of text.split('\n').slice(2)) {
    const [name, numbers] = line.split(':');
    const columns = numbers.trim().split(/\s+/).map(Number);
    counters[name.trim()] = { received: columns[0], sent: columns[8] };
  }
  return counters;
}

function status() {
  return {
    host: os.hostname(),
    uptime: Math.floor(os.uptime()),
    load: os.loadavg(),
    memory: memory(),
    disk: disk(),
    temperature: temperature(),
    network: network(),
  };
}

// ---- settings, kept in a file -----------------------------------------------------------------------

const DEFAULTS = { name: 'my board', interval: 5 };

function loadSettings() {
  const text = readText(SETTINGS_FILE);
  if (text === null) return { ...DEFAULTS };
  try {
    return { ...DEFAULTS, ...JSON.parse(text) };
  } catch {
    console.error(`${SETTINGS_FILE} is not JSON, using the default settings`);
    return { ...DEFAULTS };
  }
}

// A board may lose power at any moment, so the file must never be half written. The new contents go to a
// second file, are brought to the disk (fsync), and only then take the place of the old ones: a rename
// happens entirely or not at all.
async function saveSettings(settings) {
  const temporary = `${SETTINGS_FILE}.${process.pid}.tmp`;
  const file = await fs.promises.open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(settings, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.promises.rename(temporary, SETTINGS_FILE);
  // The folder's own entry is data too, and must reach the disk as well.
  const folder = await fs.promises.open(DATA, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

let settings = loadSettings();
// Saves wait for each other, so that two requests at once can't mix.
let lastSave = Promise.resolve();

function changeSettings(changes) {
  const save = lastSave.then(async () => {
    const next = { ...settings, ...changes };
    await saveSettings(next);
    settings = next;
    return next;
  });
  // The next one waits for this one, but does not fail because this one did.
  lastSave = save.catch(() => {});
  return save;
}

// An error that the client has made and is told of, with the HTTP status to say it with.
class ClientError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// Never trust what comes in: only known settings, with values that make sense, are taken.
function checkChanges(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ClientError(400, 'send an object, such as {"name": "greenhouse"}');
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(DEFAULTS, key)) throw new ClientError(400, `there is no setting '${key}'`);
  }
  const { name, interval } = value;
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > 64)) {
    throw new ClientError(400, 'name must be a text of 1 to 64 characters');
  }
  if (interval !== undefined && !(Number.isInteger(interval) && interval >= 1 && interval <= 3600)) {
    throw new ClientError(400, 'interval must be a whole number of seconds from 1 to 3600');
  }
  return value;
}

// ---- answering requests -----------------------------------------------------------------------------

function send(response, code, type, body) {
  response.writeHead(code, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

function sendJson(response, code, value) {
  send(response, code, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`);
}

// The body of a request comes in pieces; this gathers them. When they become too many the client is told
// so, and what still comes is let pass without being kept.
function readBody(request) {
  return new Promise((resolve, reject) => {
    let pieces = [];
    let size = 0;
    request.on('data', (piece) => {
      size += piece.length;
      if (size <= MAX_BODY) {
        pieces.push(piece);
        return;
      }
      pieces = [];
      reject(new ClientError(413, `at most ${MAX_BODY} bytes, please`));
    });
    request.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    request.on('error', reject);
  });
}

async function readJson(request) {
  // Who says beforehand that it will be too much need not send it.
  if (Number(request.headers['content-length']) > MAX_BODY) {
    throw new ClientError(413, `at most ${MAX_BODY} bytes, please`);
  }
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ClientError(400, `this is not JSON: ${error.message}`);
  }
}

// What there is: a path, and for each method a function that answers.
const routes = {
  '/': {
    GET: (request, response) => send(response, 200, 'text/html; charset=utf-8', page()),
  },
  '/api/status': {
    GET: (request, response) => sendJson(response, 200, status()),
  },
  '/api/settings': {
    GET: (request, response) => sendJson(response, 200, settings),
    POST: async (request, response) => {
      const changes = checkChanges(await readJson(request));
      sendJson(response, 200, await changeSettings(changes));
    },
  },
};

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://board');
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
  if (route === undefined) throw new ClientError(404, `there is nothing at ${pathname}`);
  // HEAD is GET without the body, which `http` leaves out by itself.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const handle = Object.hasOwn(route, method) ? route[method] : undefined;
  if (handle === undefined) {
    response.setHeader('Allow', Object.keys(route).join(', '));
    throw new ClientError(405, `${request.method} is not possible here`);
  }
  await handle(request, response);
}

const server = http.createServer(async (request, response) => {
  try {
    await answer(request, response);
  } catch (error) {
    // The client's mistakes are told to the client; ours go to the log, and the client learns only that
    // something went wrong.
    const isTheirs = error instanceof ClientError;
    if (!isTheirs) console.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // After a body that was not read to its end the connection can't be used again.
    if (!request.complete) response.setHeader('Connection', 'close');
    sendJson(response, isTheirs ? error.status : 500, { error: isTheirs ? error.message : 'internal error' });
  }
});

// ---- the page ---------------------------------------------------------------------------------------

// Texts from outside must not be taken for HTML.
function escape(text) {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => names[character]);
}

function page() {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(settings.name)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 40em; padding: 0 1em }
  td:first-child { padding-right: 2em; color: #666 }
</style>
<h1>${escape(settings.name)}</h1>
<table id="status"></table>
<script>
  const mega = (bytes) => (bytes / 1048576).toFixed(0) + ' MB';
  const share = (part) => part && mega(part.available) + ' of ' + mega(part.total) + ' free';
  async function refresh() {
    const s = await (await fetch('/api/status')).json();
    const rows = {
      Host: s.host,
      Uptime: (s.uptime / 3600).toFixed(1) + ' h',
      Load: s.load.map((n) => n.toFixed(2)).join(' '),
      Memory: share(s.memory),
      Disk: share(s.disk),
      Temperature: s.temperature === null ? null : s.temperature.toFixed(1) + ' °C',
    };
    const table = document.getElementById('status');
    table.replaceChildren();
    for (const name of Object.keys(rows)) {
      const row = table.insertRow();
      row.insertCell().textContent = name;
      row.insertCell().textContent = rows[name] ?? '-';
    }
  }
  refresh();
  setInterval(refresh, ${settings.interval * 1000});
</script>
</html>
`;
}

// ---- beginning and end ------------------------------------------------------------------------------

server.listen(PORT, () => {
  console.log(`http://localhost:${server.address().port}/`);
});

// Service managers end a program with SIGTERM, Ctrl-C sends SIGINT: finish what is being answered and
// saved, then go.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
  });
}
