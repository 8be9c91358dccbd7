'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const child = express();
const grandchild = express();
app.set('title', 'parent').set('shared', 1);
child.set('title', 'child');
let parent;
child.on('mount', (mountedOn) => { parent = mountedOn; });
child.use('/deep', grandchild);
app.use('/child', child);
assert.strictEqual(parent, app);
assert.strictEqual(child.mountpath, '/child');
assert.strictEqual(grandchild.path(), '/child/deep');

app.request.fromParent = () => 'inherited';
child.get('/', (req, res) => res.json([req.app === child, res.app === child, child.get('title'),
  child.get('shared'), req.baseUrl, req.url, req.fromParent()]));
grandchild.get('/x', (req, res) => res.send(req.baseUrl + ' ' + req.url));
app.use((req, res) => res.send(`back in the parent: ${req.app === app && res.app === app}`));

serve(app, async (ask) => {
  assert.deepStrictEqual(JSON.parse((await ask('GET /child')).body),
    [true, true, 'child', 1, '/child', '/', 'inherited']);
  assert.strictEqual((await ask('GET /child/deep/x')).body, '/child/deep /x');
  assert.strictEqual((await ask('GET /child/nothing')).body, 'back in the parent: true');
});
