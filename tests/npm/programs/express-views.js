'use strict';
// Engines that express's res.render is used with, under the express from npm and, on mote, the bundled one too.

const assert = require('assert');
const { once } = require('events');
const fs = require('fs');
const http = require('http');
const { createRequire } = require('module');
const os = require('os');
const path = require('path');

const { Eta } = require('eta');
const mustache = require('mustache-express');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'views-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

// Of each engine: a page with a value that wants escaping, a list, and a value of app.locals.
const PAGES = {
  ejs: '<h1><%= title %></h1><% for (const item of items) { %><li><%= item %></li><% } %><%= site %>',
  pug: 'h1= title\neach item in items\n  li= item\n| #{site}',
  hbs: '<h1>{{title}}</h1>{{#each items}}<li>{{this}}</li>{{/each}}{{site}}',
  mustache: '<h1>{{title}}</h1>{{#items}}<li>{{.}}</li>{{/items}}{{site}}',
  eta: '<h1><%= it.title %></h1><% it.items.forEach((item) => { %><li><%= item %></li><% }) %><%= it.site %>',
};
const WANTED = '<h1>a &lt; b</h1><li>1</li><li>2</li>mine';

for (const [name, text] of Object.entries(PAGES)) fs.writeFileSync(path.join(folder, `page.${name}`), text);
fs.writeFileSync(path.join(folder, 'broken.ejs'), '<%= missing.field %>');

function etaEngine() {
  const eta = new Eta({ views: folder });
  return (file, options, callback) => {
    try {
      callback(null, eta.renderString(eta.readFile(file), options));
    } catch (error) {
      callback(error);
    }
  };
}

function appOf(express) {
  const app = express();
  app.set('views', [path.join(folder, 'none'), folder]);
  // Named alone: express requires ejs, pug and hbs by itself.
  app.set('view engine', 'ejs');
  app.engine('mustache', mustache());
  app.engine('eta', etaEngine());
  app.locals.site = 'theirs';
  app.get('/broken', (req, res) => res.render('broken'));
  app.get('/:engine', (req, res) => {
    res.locals.site = 'mine';
    const { engine } = req.params;
    res.render(engine === 'ejs' ? 'page' : `page.${engine}`, { title: 'a < b', items: [1, 2] });
  });
  app.use((error, req, res, next) => { res.status(500).send(`failed: ${/missing/.test(error.message)}`); });
  return app;
}

async function get(port, name) {
  const [response] = await once(http.get({ port, path: `/${name}` }), 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return `${response.statusCode} ${text}`;
}

async function check(express) {
  const server = appOf(express).listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  for (const name of Object.keys(PAGES)) {
    // The second one may come out of a cache.
    for (let i = 0; i < 2; i++) assert.strictEqual(await get(port, name), `200 ${WANTED}`, name);
  }
  assert.strictEqual(await get(port, 'broken'), '500 failed: true');
  server.close();
  server.closeAllConnections();
}

// Where nothing is installed, mote has an express of its own.
function bundled() {
  try {
    return createRequire('/program.js')('express');
  } catch {
    return undefined;
  }
}

(async () => {
  await check(require('express'));
  const express = bundled();
  assert.strictEqual(express === undefined, process.versions.mote === undefined);
  if (express !== undefined) await check(express);
})();
