'use strict';
// A web page with a live chart of the board's load and temperature. The values are pushed to it: over a
// WebSocket, and, to show the other way, as server-sent events.
//
//   PORT=8080  mote examples/live.js      (or with Node, after: npm install ws)
//
//   GET  /         the page
//   ws   /live     a JSON message each second; send {"interval": 250} for more of them
//   GET  /events   the same as server-sent events: curl -N http://localhost:8080/events
//
// `ws` comes with mote. Who listens to nothing costs nothing: the values are read only while somebody
// wants them.

const fs = require('fs');
const http = require('http');
const os = require('os');
const { WebSocketServer } = require('ws');

const PORT = Number(process.env.PORT ?? 8080);
const INTERVAL = 1000;

// ---- what the board tells about itself --------------------------------------------------------------

// Degrees, or null: not every machine has a thermometer.
function temperature() {
  try {
    return Number(fs.readFileSync('/sys/class/thermal/thermal_zone0/temp', 'utf8')) / 1000;
  } catch {
    return null;
  }
}

let lastTimes = { idle: 0, total: 0 };
let lastLoad = 0;
let lastMoment = -Infinity;

// How much of the processors' time went into work of late, from 0 to 1. Several may ask at once, and a few
// milliseconds tell nothing.
function load() {
  if (performance.now() - lastMoment < 200) return lastLoad;
  lastMoment = performance.now();
  let idle = 0;
  let total = 0;
  for (const { times } of os.cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  const passed = total - lastTimes.total;
  lastLoad = passed > 0 ? 1 - (idle - lastTimes.idle) / passed : 0;
  lastTimes = { idle, total };
  return lastLoad;
}

function sample() {
  return JSON.stringify({
    time: Date.now(),
    load: Number(load().toFixed(3)),
    temperature: temperature(),
    memory: Number((1 - os.freemem() / os.totalmem()).toFixed(3)),
  });
}

// Calls `send(text)` now and then until the answer is called.
function every(interval, send) {
  send(sample());
  const timer = setInterval(() => send(sample()), interval);
  return () => clearInterval(timer);
}

// ---- three ways to ask ------------------------------------------------------------------------------

const server = http.createServer((request, response) => {
  if (request.url === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(PAGE);
  } else if (request.url === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const stop = every(INTERVAL, (text) => response.write(`data: ${text}\n\n`));
    response.on('close', stop);
  } else {
    response.writeHead(404, { 'Content-Type': 'text/plain' });
    response.end('There is nothing here.\n');
  }
});

// Nobody has to send us more than a few bytes.
const sockets = new WebSocketServer({ server, path: '/live', maxPayload: 1024 });

sockets.on('connection', (socket) => {
  const send = (text) => {
    // A client that does not keep up gets fewer values, and our memory is spared.
    if (socket.bufferedAmount < 65536) socket.send(text);
  };
  let stop = every(INTERVAL, send);
  socket.on('message', (data) => {
    const interval = wishedInterval(data);
    if (interval === null) {
      socket.close(1008, 'send {"interval": 100 to 60000}');
      return;
    }
    stop();
    stop = every(interval, send);
  });
  socket.on('close', () => stop());
  // What a client does wrong ends its own connection only.
  socket.on('error', () => {});
});

function wishedInterval(data) {
  try {
    const { interval } = JSON.parse(data);
    return Number.isInteger(interval) && interval >= 100 && interval <= 60000 ? interval : null;
  } catch {
    return null;
  }
}

// ---- the page ---------------------------------------------------------------------------------------

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${os.hostname()}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 44em; padding: 0 1em; color: #222 }
  canvas { width: 100%; height: 9em; background: #f6f6f4; border-radius: 4px }
  h2 { font-size: 1em; font-weight: normal; margin: 1.5em 0 .3em }
  h2 b { float: right }
  small { color: #777 }
</style>
<h1>${os.hostname()}</h1>
<h2><span>Load</span><b id="load-now">…</b></h2><canvas id="load"></canvas>
<h2><span id="second-name">Temperature</span><b id="second-now">…</b></h2><canvas id="second"></canvas>
<p><small>WebSocket: <span id="ws-state">connecting</span>, <span id="ws-count">0</span> messages ·
EventSource: <span id="sse-state">connecting</span>, <span id="sse-count">0</span> events</small></p>
<script>
  const at = (id) => document.getElementById(id);
  const MOST = 120;

  // The newest value stands at the right edge.
  function chart(id, color, low, high) {
    const values = [];
    return (value) => {
      values.push(value);
      if (values.length > MOST) values.shift();
      const canvas = at(id);
      const scale = devicePixelRatio || 1;
      const width = canvas.width = canvas.clientWidth * scale;
      const height = canvas.height = canvas.clientHeight * scale;
      const top = Math.max(high, ...values);
      const bottom = Math.min(low, ...values);
      const pen = canvas.getContext('2d');
      pen.strokeStyle = color;
      pen.lineWidth = 2 * scale;
      pen.lineJoin = 'round';
      pen.beginPath();
      values.forEach((each, i) => {
        const x = width - (values.length - 1 - i) * (width / (MOST - 1));
        const y = height - 4 * scale - (each - bottom) / (top - bottom) * (height - 8 * scale);
        pen.lineTo(x, y);
      });
      pen.stroke();
    };
  }

  const percent = (share) => (share * 100).toFixed(0) + ' %';
  const showLoad = chart('load', '#c43', 0, 1);
  const showSecond = chart('second', '#27a', 0, 1);
  const showDegrees = chart('second', '#27a', 20, 80);

  function connect() {
    const socket = new WebSocket(location.href.replace('http', 'ws') + 'live');
    socket.onopen = () => {
      at('ws-state').textContent = 'open';
      socket.send(JSON.stringify({ interval: 500 }));
    };
    socket.onmessage = (event) => {
      const { load } = JSON.parse(event.data);
      at('load-now').textContent = percent(load);
      at('ws-count').textContent++;
      showLoad(load);
    };
    // A lost connection is made anew; an EventSource does that by itself.
    socket.onclose = () => {
      at('ws-state').textContent = 'closed';
      setTimeout(connect, 2000);
    };
  }
  connect();

  const events = new EventSource('/events');
  events.onopen = () => { at('sse-state').textContent = 'open'; };
  events.onerror = () => { at('sse-state').textContent = 'waiting'; };
  events.onmessage = (event) => {
    const { temperature, memory } = JSON.parse(event.data);
    at('sse-count').textContent++;
    if (temperature === null) {
      // No thermometer: then how much of the memory is in use.
      at('second-name').textContent = 'Memory in use';
      at('second-now').textContent = percent(memory);
      showSecond(memory);
    } else {
      at('second-now').textContent = temperature.toFixed(1) + ' °C';
      showDegrees(temperature);
    }
  };
</script>
</html>
`;

// ---- beginning and end ------------------------------------------------------------------------------

server.listen(PORT, () => {
  console.log(`http://localhost:${server.address().port}/`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    for (const socket of sockets.clients) socket.close(1001, 'the server goes away');
    server.close();
    server.closeAllConnections();
  });
}
