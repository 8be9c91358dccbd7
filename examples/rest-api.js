'use strict';
// A REST interface to a list of tasks, with checked input, pages and proper statuses.
//
//   PORT=8080 mote examples/rest-api.js
//
//   GET    /tasks?done=false&page=1   a page of tasks
//   POST   /tasks                     {"title": "buy nails", "due": "2030-01-31"}
//   GET    /tasks/1                   one of them
//   PATCH  /tasks/1                   {"done": true}
//   DELETE /tasks/1
//
// The tasks are in memory and end with the program. Browsers may ask from other sites (cors), and each
// request is a line on standard error (morgan). Both come with mote, as express does.

const cors = require('cors');
const express = require('express');
const morgan = require('morgan');

const PAGE = 20;
const MOST = 1000;

const tasks = new Map();
let lastId = 0;

class ClientError extends Error {
  constructor(status, message, details) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

// What may be said of a task: for each field, a function that answers what is wrong with a value.
const FIELDS = {
  title: (value) => (typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? null :
    'must be a text of 1 to 200 characters'),
  done: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  due: (value) => (value === null || isDate(value) ? null : 'must be a date such as 2030-01-31, or null'),
};

function isDate(value) {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

// All that is wrong is told at once, so that a form can show it beside its fields.
function check(body, required) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ClientError(400, 'send a JSON object');
  }
  const details = {};
  for (const name of required) if (!(name in body)) details[name] = 'is missing';
  for (const name of Object.keys(body)) {
    const wrong = Object.hasOwn(FIELDS, name) ? FIELDS[name](body[name]) : 'is not known';
    if (wrong !== null) details[name] = wrong;
  }
  if (Object.keys(details).length > 0) throw new ClientError(422, 'some fields are wrong', details);
  return body;
}

const app = express();
app.disable('x-powered-by');
app.use(morgan('tiny', { stream: process.stderr }), cors(), express.json({ limit: '10kb' }));

app.param('id', (req, res, next, id) => {
  req.task = tasks.get(Number(id));
  next(req.task === undefined ? new ClientError(404, `there is no task ${id}`) : undefined);
});

app.route('/tasks')
  .get((req, res) => {
    const { done, page = '1' } = req.query;
    const number = Number(page);
    if (!Number.isInteger(number) || number < 1) throw new ClientError(400, 'page must be 1 or more');
    const all = [...tasks.values()].filter((task) => done === undefined || String(task.done) === done);
    const last = Math.max(1, Math.ceil(all.length / PAGE));
    if (number < last) res.links({ next: `/tasks?page=${number + 1}`, last: `/tasks?page=${last}` });
    res.json({ total: all.length, tasks: all.slice((number - 1) * PAGE, number * PAGE) });
  })
  .post((req, res) => {
    const given = check(req.body, ['title']);
    if (tasks.size >= MOST) throw new ClientError(507, 'there are too many tasks already');
    const task = { id: ++lastId, done: false, due: null, ...given };
    tasks.set(task.id, task);
    res.status(201).location(`/tasks/${task.id}`).json(task);
  });

app.route('/tasks/:id')
  .get((req, res) => res.json(req.task))
  .patch((req, res) => res.json(Object.assign(req.task, check(req.body, []))))
  .delete((req, res) => {
    tasks.delete(req.task.id);
    res.status(204).end();
  });

app.use((req, res, next) => next(new ClientError(404, `there is nothing at ${req.path}`)));

// Four parameters make it an error handler. Errors of our own and of express.json() have a status.
app.use((error, req, res, next) => {
  const status = error.status || 500;
  if (status >= 500 && !(error instanceof ClientError)) console.error(error);
  if (res.headersSent) return next(error);
  return res.status(status).json({
    error: status < 500 || error instanceof ClientError ? error.message : 'internal error',
    details: error.details,
  });
});

const server = app.listen(Number(process.env.PORT ?? 8080), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}/tasks`);
});
