// mote only
'use strict';
process.env.NODE_ENV = 'development';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const express = require('express');
const { serve } = require('./_ask');
console.error = () => {};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'source-'));
const own = path.join(folder, 'own.js');
const long = 'x'.repeat(5000);
fs.writeFileSync(own, `'<&>';\n// ${long}\nmodule.exports = () => { throw new Error('own'); };\n`);
const gone = require(own);
const inPackage = path.join(folder, 'node_modules/lib.js');
fs.mkdirSync(path.dirname(inPackage));
fs.writeFileSync(inPackage, "exports.fail = () => { throw new Error('within <a package>'); };\n");
const { fail } = require(inPackage);

const app = express();
app.get('/here', () => {
  throw new Error('here'); // the line of <the> throw
});
app.get('/package', () => fail());
app.get('/own', () => gone());
app.get('/message', () => { throw new Error(`x\n    at f (${own}:1:1)`); });
app.get('/module', async () => (await import('./thrower/imported.mjs')).fail());
app.get('/other', () => {
  throw Object.assign(new Error('y'), { stack: 'Error: y\n    at f (/etc/passwd:1:1)' });
});
app.get('/beyond', () => { throw Object.assign(new Error('y'), { stack: `Error: y\n    at ${own}:99:1` }); });
app.get('/no-error', () => { throw 'a string'; });
app.get('/odd', () => { throw { stack: 5 }; });

const marked = (body) => [...body.matchAll(/<mark> *\d+ \| (.*?)<\/mark>/g)].map((match) => match[1].trim());

serve(app, async (ask) => {
  const page = async (name) => (await ask(`GET /${name}`)).body;
  const here = await page('here');
  assert.match(here, /<pre>Error: here<br> &nbsp; &nbsp;at /);
  assert.deepStrictEqual(marked(here), ['throw new Error(&#39;here&#39;); // the line of &lt;the&gt; throw']);
  assert.match(here, / \| app\.get\(&#39;\/here&#39;, /);
  assert.ok(here.includes(`<p>${__filename}:`));
  assert.deepStrictEqual(marked(await page('package')),
    ['exports.fail = () =&gt; { throw new Error(&#39;within &lt;a package&gt;&#39;); };',
      'app.get(&#39;/package&#39;, () =&gt; fail());']);
  const cut = await page('own');
  assert.ok(cut.includes('1 | &#39;&lt;&amp;&gt;&#39;;'));
  assert.ok(!cut.includes('x'.repeat(300)) && cut.includes('x…'));
  assert.match(marked(await page('message'))[0], /^app\.get\(&#39;\/message&#39;/);
  assert.deepStrictEqual(marked(await page('module')), ['throw new Error(&#39;imported&#39;);']);
  for (const name of ['other', 'beyond', 'no-error', 'odd', 'missing']) {
    assert.ok(!(await page(name)).includes('<mark>'), name);
  }
  fs.writeFileSync(own, 'x\n'.repeat(1 << 20));
  assert.ok(!(await page('own')).includes('<mark>'), 'of a file that is too large');
  fs.rmSync(folder, { recursive: true });
  const without = await page('own');
  assert.ok(without.includes('<pre>Error: own<br>') && !without.includes('<mark>'));
  for (const env of ['production', 'test', 'staging']) {
    app.set('env', env);
    assert.ok(!(await page('here')).includes('<mark>'), env);
  }
});
