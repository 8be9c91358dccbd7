'use strict';
const assert = require('assert');
const dns = require('dns');

const isType = { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' };
assert.throws(() => dns.resolve4([], () => {}), isType);
assert.throws(() => dns.resolve4('a.x'), isType);
assert.throws(() => dns.resolve4('a.x', {}), isType);
assert.throws(() => dns.resolve('a.x', 5, () => {}), isType);
assert.throws(() => dns.resolve('a.x', 'HAHA', () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => dns.resolve('a.x', 'toString', () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => dns.promises.resolve(), isType);
assert.throws(() => dns.promises.resolve('a.x', []), isType);
assert.throws(() => dns.promises.resolve4(), isType);
assert.throws(() => dns.promises.reverse(), isType);
const invalid = { code: 'EINVAL', errno: -22, syscall: 'getHostByAddr', message: 'getHostByAddr EINVAL here' };
assert.throws(() => dns.reverse('here', () => {}), invalid);
assert.rejects(dns.promises.reverse('here'), invalid);
