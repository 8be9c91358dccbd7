'use strict';
// A small blog: pages made of templates, a form to write with, and sessions that outlive the program.
//
//   BLOG_SECRET=something-long PORT=8080 BLOG_DATA=/var/lib/blog mote examples/blog/app.js
//
// With `npm install ejs` beside this file its pages are made by ejs; without it by the few lines of
// `ownEngine` below, which know just what these pages need.

const crypto = require('crypto');
const express = require('express');
const fs = require('fs');
const path = require('path');
const session = require('express-session');

const DATA = process.env.BLOG_DATA || path.join(__dirname, 'data');
const POSTS = path.join(DATA, 'posts.json');

// ---- posts, kept in a file -------------------------------------------------------------------------

fs.mkdirSync(DATA, { recursive: true });
let posts = fs.existsSync(POSTS) ? JSON.parse(fs.readFileSync(POSTS, 'utf8')) : [];

// Written beside its place and renamed, so that a power cut leaves the old file or the new one.
async function save(changed) {
  const fresh = `${POSTS}.${crypto.randomUUID()}`;
  const file = await fs.promises.open(fresh, 'wx');
  try {
    await file.writeFile(JSON.stringify(changed, null, 2));
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.promises.rename(fresh, POSTS);
  posts = changed;
}

// ---- pages -----------------------------------------------------------------------------------------

const escape = (text) => String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

// `<%= name %>` is a value, `<% for (const post of posts) { %> … <% } %>` repeats for each post, and
// `<%- include('x') %>` puts another template in.
function fill(folder, text, values) {
  return text
    .replace(/<%- include\('(\w+)'\) %>/g, (whole, name) =>
      fill(folder, fs.readFileSync(path.join(folder, `${name}.ejs`), 'utf8'), values))
    .replace(/<% for \(const post of posts\) \{ %>([^]*?)<% \} %>/g, (whole, inner) =>
      values.posts.map((post) => fill(folder, inner, { ...values, post })).join(''))
    .replace(/<%= (\w+)(?:\.(\w+))? %>/g, (whole, name, field) =>
      escape(field === undefined ? values[name] : values[name][field]));
}

function ownEngine(file, values, callback) {
  fs.readFile(file, 'utf8', (error, text) => {
    if (error) callback(error);
    else callback(null, fill(path.dirname(file), text, values));
  });
}

const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
try {
  require.resolve('ejs');
} catch {
  app.engine('ejs', ownEngine);
}
app.locals.site = 'Notes from the shed';

// ---- visitors --------------------------------------------------------------------------------------

// Node's own express-session has no store in files; there the sessions are in memory.
const store = session.FileStore && new session.FileStore({ path: path.join(DATA, 'sessions') });
app.use(session({
  store,
  secret: process.env.BLOG_SECRET || crypto.randomBytes(32).toString('hex'),
  resave: false,
  saveUninitialized: false,
  cookie: { maxAge: 30 * 24 * 60 * 60 * 1000, sameSite: 'lax' },
}));
app.use(express.urlencoded({ limit: '100kb' }));

app.get('/', (req, res) => {
  res.render('index', { posts: [...posts].reverse(), author: req.session.author || '' });
});

app.get('/posts/:id', (req, res, next) => {
  const post = posts.find(({ id }) => id === req.params.id);
  if (post === undefined) next();
  else res.render('post', { post });
});

app.post('/posts', async (req, res) => {
  const { author = '', title = '', text = '' } = req.body || {};
  const texts = [author, title, text];
  if (texts.some((one) => typeof one !== 'string' || one.trim() === '')) {
    return res.status(400).render('error', { message: 'A name, a title and a text, please.' });
  }
  req.session.author = author;    // the form will know it the next time
  const post = { id: crypto.randomUUID(), author, title, text, date: new Date().toISOString().slice(0, 10) };
  await save([...posts, post]);
  return res.redirect(303, `/posts/${post.id}`);
});

app.use((req, res) => res.status(404).render('error', { message: 'There is nothing here.' }));

const server = app.listen(Number(process.env.PORT ?? 8080), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}/`);
});
