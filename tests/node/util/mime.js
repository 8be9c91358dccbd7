'use strict';
// MIMEType and MIMEParams parse, check and serialize.

const assert = require('assert');
const { MIMEType, MIMEParams } = require('util');

function text(source) {
  return String(new MIMEType(source));
}

assert.strictEqual(text(' TEXT/HTML ; Charset=UTF-8;b="c d" '), 'text/html;charset=UTF-8;b="c d"');
assert.strictEqual(text('text/html;a=1;a=2;;x;=y'), 'text/html;a=1');
assert.strictEqual(text('text/html;a="x\\"y'), 'text/html;a="x\\"y"');
assert.strictEqual(text('text/html;a=;b=""'), 'text/html;b=""');
assert.strictEqual(text('text/html; a = 1'), 'text/html');

const type = new MIMEType('text/plain;a=1');
assert.deepStrictEqual([type.type, type.subtype, type.essence], ['text', 'plain', 'text/plain']);
type.type = 'APPLICATION';
type.subtype = 'JSON';
type.params.set('b', 'two words');
assert.strictEqual(JSON.stringify({ type }), '{"type":"application/json;a=1;b=\\"two words\\""}');
assert.strictEqual(type.params.get('a'), '1');
assert.strictEqual(type.params.get('z'), null);
assert.strictEqual(type.params.has('b'), true);
type.params.delete('a');
assert.deepStrictEqual([...type.params], [['b', 'two words']]);
assert.deepStrictEqual([...type.params.keys(), ...type.params.values()], ['b', 'two words']);

for (const wrong of ['', 'text', '/html', 'text/', 'te xt/html', 'text/ht ml', 'é/x']) {
  assert.throws(() => new MIMEType(wrong), { name: 'TypeError', code: 'ERR_INVALID_MIME_SYNTAX' });
}
assert.throws(() => new MIMEType('te xt/html'), { message: 'The MIME syntax for a type in "te xt/html" is invalid at 2' });
assert.throws(() => { type.subtype = ''; }, { code: 'ERR_INVALID_MIME_SYNTAX' });

const params = new MIMEParams();
params.set('A', 5);
assert.strictEqual(String(params), 'A=5');
assert.throws(() => params.set('', 'x'), { code: 'ERR_INVALID_MIME_SYNTAX', message: /parameter name/ });
assert.throws(() => params.set('a', '\u0100'), { code: 'ERR_INVALID_MIME_SYNTAX', message: /parameter value/ });
