'use strict';

const assert = require('assert');
const os = require('os');
const path = require('path');
const fs = require('fs-extra');
const { glob, globSync } = require('glob');
const { minimatch } = require('minimatch');
const { mkdirp } = require('mkdirp');
const { rimraf } = require('rimraf');

(async () => {
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'files-'));
  await mkdirp(path.join(root, 'a/b/c'));
  await fs.outputJson(path.join(root, 'a/x/data.json'), { n: 1 });
  await fs.copy(path.join(root, 'a'), path.join(root, 'copy'));
  assert.deepStrictEqual(await fs.readJson(path.join(root, 'copy/x/data.json')), { n: 1 });
  await fs.move(path.join(root, 'copy/x'), path.join(root, 'y'));
  assert.deepStrictEqual((await glob('**/*.json', { cwd: root })).sort(), ['a/x/data.json', 'y/data.json']);
  assert.deepStrictEqual(globSync('{a,y}/*/', { cwd: root }).sort(), ['a/b', 'a/x']);
  assert.ok(minimatch('src/a.test.js', '**/*.test.{js,ts}') && !minimatch('a.js', '+(b|c).js'));
  await fs.emptyDir(path.join(root, 'a'));
  assert.deepStrictEqual(await fs.readdir(path.join(root, 'a')), []);
  await rimraf(root);
  assert.ok(!(await fs.pathExists(root)));
})();
