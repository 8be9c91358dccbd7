'use strict';

const assert = require('assert');
const { Client, Pool } = require('pg');

// Where and as whom: PGHOST and its kin.
(async () => {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query(
    `SELECT $1::int AS n, $2::text AS t, $3::jsonb AS j, $4::bytea AS b, $5::int[] AS a, NULL AS nothing,
       timestamptz '2038-01-20 00:00:00Z' AS at, true AS yes, 1.5::float8 AS f, 9007199254740993 AS big`,
    [42, 'grün', { k: [1] }, Buffer.from([0, 1, 255]), [1, 2]],
  );
  assert.deepStrictEqual(rows, [{
    n: 42, t: 'grün', j: { k: [1] }, b: Buffer.from([0, 1, 255]), a: [1, 2], nothing: null,
    at: new Date('2038-01-20T00:00:00Z'), yes: true, f: 1.5, big: '9007199254740993',
  }]);

  await client.query('CREATE TEMP TABLE boards (id serial PRIMARY KEY, name text UNIQUE NOT NULL)');
  await client.query('BEGIN');
  await client.query('INSERT INTO boards (name) VALUES ($1), ($2)', ['zero', 'one']);
  await client.query('COMMIT');
  const taken = client.query('INSERT INTO boards (name) VALUES ($1)', ['zero']);
  await assert.rejects(taken, { code: '23505', severity: 'ERROR', table: 'boards', detail: /zero/ });
  await assert.rejects(client.query('SELECT nonsense'), { code: '42703', position: '8' });
  const named = { name: 'by-id', text: 'SELECT name FROM boards WHERE id = $1', rowMode: 'array' };
  assert.deepStrictEqual((await client.query({ ...named, values: [1] })).rows, [['zero']]);
  assert.deepStrictEqual((await client.query({ ...named, values: [2] })).rows, [['one']]);

  const many = await client.query("SELECT i, repeat('x', 100) AS pad FROM generate_series(1, 20000) AS i");
  assert.deepStrictEqual([many.rowCount, many.rows.at(-1).i], [20000, 20000]);

  const told = new Promise((resolve) => client.once('notification', resolve));
  await client.query(`LISTEN news_${process.pid}`);
  const pool = new Pool({ max: 3 });
  await pool.query(`SELECT pg_notify('news_${process.pid}', 'hello')`);
  const { payload } = await told;
  assert.strictEqual(payload, 'hello');

  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => pool.query('SELECT $1::int AS i', [i])));
  assert.deepStrictEqual(answers.map((answer) => answer.rows[0].i), Array.from({ length: 30 }, (_, i) => i));
  assert.ok(pool.totalCount <= 3);
  await pool.end();
  await client.end();

  await assert.rejects(new Client({ password: 'wrong' }).connect(), { code: '28P01' });
})();
