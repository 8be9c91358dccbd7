'use strict';
// Takes files, keeps them in a folder, and shows what is there.
//
//   PORT=8080 UPLOADS=/srv/files mote examples/upload.js
//   curl -T photo.jpg http://localhost:8080/files/
//
// A file comes as the body of a PUT and goes to the disk as it comes, so that its size needs no memory. The
// page sends it so too. Forms of type multipart/form-data need a package: npm install multer.

const crypto = require('crypto');
const express = require('express');
const fs = require('fs');
const path = require('path');
const serveIndex = require('serve-index');
const { Transform } = require('stream');
const { pipeline } = require('stream/promises');

const FOLDER = path.resolve(process.env.UPLOADS || path.join(__dirname, 'uploads'));
const LIMIT = Number(process.env.UPLOAD_LIMIT ?? 64 * 1024 * 1024);

fs.mkdirSync(FOLDER, { recursive: true });

// Names come from outside: no folders, nothing hidden, nothing that a shell would stumble over.
function checkName(name) {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_. ()-]{0,99}$/u.test(name);
}

// Lets at most so many bytes through.
function limited(most) {
  let size = 0;
  return new Transform({
    transform(chunk, encoding, callback) {
      size += chunk.length;
      if (size > most) callback(Object.assign(new Error(`at most ${most} bytes, please`), { status: 413 }));
      else callback(null, chunk);
    },
  });
}

const app = express();

app.put('/files/:name', async (req, res, next) => {
  const { name } = req.params;
  if (!checkName(name)) return res.status(400).send('That is no name for a file.\n');
  if (Number(req.headers['content-length']) > LIMIT) {
    return res.status(413).set('Connection', 'close').send(`At most ${LIMIT} bytes, please.\n`);
  }
  const place = path.join(FOLDER, name);
  const existed = fs.existsSync(place);
  // What is not whole has a hidden name, and is never listed.
  const unfinished = path.join(FOLDER, `.${crypto.randomUUID()}`);
  try {
    await pipeline(req, limited(LIMIT), fs.createWriteStream(unfinished, { flags: 'wx' }));
    await fs.promises.rename(unfinished, place);
  } catch (error) {
    await fs.promises.rm(unfinished, { force: true });
    // A client that has gone hears no answer.
    return req.destroyed && error.status === undefined ? undefined : next(error);
  }
  return res.status(existed ? 200 : 201).location(req.originalUrl).send('Thank you.\n');
});

app.delete('/files/:name', async (req, res) => {
  if (!checkName(req.params.name)) return res.status(404).end();
  try {
    await fs.promises.unlink(path.join(FOLDER, req.params.name));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return res.status(404).end();
  }
  return res.status(204).end();
});

// What others have uploaded is never shown as a page of ours.
app.use('/files', express.static(FOLDER, {
  index: false, setHeaders: (res) => res.attachment().set('X-Content-Type-Options', 'nosniff'),
}));
app.use('/files', serveIndex(FOLDER, { icons: true, view: 'details' }));

app.get('/', (req, res) => res.send(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Upload</title>
<h1>Upload</h1>
<input type="file" id="file"> <progress id="done" value="0" max="1"></progress>
<p id="said"></p>
<p><a href="/files/">What is here</a></p>
<script>
  const [file, done, said] = ['file', 'done', 'said'].map((id) => document.getElementById(id));
  file.addEventListener('change', () => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => { done.value = loaded / total; };
    request.onload = () => { said.textContent = request.responseText; };
    request.open('PUT', '/files/' + encodeURIComponent(file.files[0].name));
    request.send(file.files[0]);
  });
</script>
</html>
`));

const server = app.listen(Number(process.env.PORT ?? 8080), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}/`);
});
