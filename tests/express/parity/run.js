'use strict';
// Starts the same programs under mote, with its bundled packages, and under Node, with npm's; asks both the
// same, and compares status, headers and bodies, but for what changes from one run to the next.
//
//   NODE_PATH=…/node_modules node tests/express/parity/run.js target/debug/mote
//
// It prints each answer that differs and ends with status 1 if there is one. What differs for a reason is
// left out of the comparison by a case's `omit`, or not asked for; the reason stands with it.

const { execFileSync, spawn } = require('child_process');
const http = require('http');
const path = require('path');
const { programs } = require('./cases');

const mote = path.resolve(process.argv[2] || 'target/debug/mote');

function start(command, program, env) {
  const child = spawn(command, [path.join(__dirname, program)], {
    cwd: __dirname,
    env: { ...env, NODE_ENV: 'test', NO_DEPRECATION: '*' },
    stdio: ['pipe', 'pipe', 'inherit']
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`${command} ${program} ended with ${status}`)));
    child.stdout.once('data', (data) => {
      child.removeAllListeners('exit');
      resolve({ port: Number(data), end: () => child.kill(), output: collect(child.stdout) });
    });
  });
}

function collect(stream) {
  const output = { text: '' };
  stream.on('data', (data) => {
    output.text += data;
  });
  return output;
}

function ask(port, { method, url, headers, body }, cookies) {
  const fields = { Host: 'example.com', Connection: 'close', ...headers };
  if (cookies.size > 0) fields.Cookie = [...cookies.values()].join('; ');
  return new Promise((resolve, reject) => {
    const request = http.request({
      port,
      host: '127.0.0.1',
      method,
      path: url,
      headers: fields,
      agent: false
    });
    request.on('error', (error) => resolve({ status: error.code }));
    request.setTimeout(20_000, () => reject(new Error(`no answer to ${method} ${url}`)));
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => resolve({ status: 'broken off' }));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          message: response.statusMessage,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('latin1')
        })
      );
    });
    if (body !== undefined) request.write(body);
    request.end();
  });
}

// What changes from one run to the next is no difference.
function steady(text) {
  return text
    .replace(/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} 20[2-9]\d \d\d:\d\d:\d\d GMT/g, '<date>')
    .replace(/\d\d\/\w{3}\/20\d\d:\d\d:\d\d:\d\d/g, '<log date>')
    .replace(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<iso date>')
    .replace(/\d+\/\d+\/20\d\d \d+:\d\d:\d\d [AP]M/g, '<local date>')
    .replace(/\b(connect\.sid|own)=[^;]+/g, '$1=<id>')
    .replace(/\d+\.\d+ ms/g, '<time> ms')
    .replace(/::ffff:|::1/g, '');
}

function flatten({ status, message, headers = {}, body = '' }, { omit = [] }) {
  const lines = [`${status} ${message}`];
  for (const name of Object.keys(headers).sort()) {
    if (!omit.includes(name)) lines.push(`${name}: ${headers[name]}`);
  }
  return steady(`${lines.join('\n')}\n\n${omit.includes('body') ? '' : body}`);
}

function keepCookies(cookies, { headers }) {
  for (const line of (headers && headers['set-cookie']) || []) {
    const pair = line.split(';')[0];
    cookies.set(pair.split('=')[0], pair);
  }
}

// What an optional part of the binary answers is asked only where the part is there.
const parts = new Map();
function isThere({ needs }) {
  if (needs === undefined) return true;
  if (!parts.has(needs)) {
    const answer = execFileSync(mote, ['-p', `require('module').isBuiltin('${needs}')`], {
      encoding: 'utf8'
    });
    parts.set(needs, answer.trim() === 'true');
  }
  return parts.get(needs);
}

async function compare(program, all) {
  const cases = all.filter(isThere);
  const servers = [
    await start(process.execPath, program, process.env),
    await start(mote, program, { ...process.env, NODE_PATH: '' })
  ];
  let differences = 0;
  const jars = [new Map(), new Map()];
  for (const one of cases) {
    if (one.forgetCookies) jars.forEach((jar) => jar.clear());
    const answers = [];
    for (const [at, { port }] of servers.entries()) {
      const answer = await ask(port, one, jars[at]);
      if (one.keepCookies) keepCookies(jars[at], answer);
      answers.push(flatten(answer, one));
    }
    const title = `${program}: ${one.method} ${one.url}${one.note ? ` (${one.note})` : ''}`;
    if (answers[0] !== answers[1]) {
      differences++;
      console.log(
        `== ${title} ${JSON.stringify(one.headers || {})} ${one.body || ''}\n` +
          `-- Node\n${answers[0]}\n-- mote\n${answers[1]}\n`
      );
    }
  }
  const logs = servers.map(({ output }) => steady(output.text));
  servers.forEach(({ end }) => end());
  if (logs[0] !== logs[1]) {
    differences++;
    console.log(`== ${program}: what it printed\n-- Node\n${logs[0]}\n-- mote\n${logs[1]}\n`);
  }
  console.log(`${program}: ${cases.length} requests, ${differences} differences`);
  return differences;
}

(async () => {
  let differences = 0;
  for (const { program, cases } of programs) differences += await compare(program, cases);
  process.exitCode = differences === 0 ? 0 : 1;
})();
