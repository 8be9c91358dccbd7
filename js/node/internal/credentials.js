'use strict';
// process.setuid and its kin (https://nodejs.org/api/process.html#processsetuidid): users and groups by number,
// or by the name that /etc/passwd and /etc/group know them by.

const native_ = native('process');
const { codes } = require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');

function check(id, name) {
  if (typeof id === 'number') validateUint32(id, name);
  else if (typeof id !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

function rows(file) {
  const text = require('fs').readFileSync(file, 'utf8');
  return text.split('\n').map((line) => line.split(':'));
}

/** The third field of the line that begins with `name`; undefined when there is none. */
function numberOf(file, name) {
  const row = rows(file).find((fields) => fields[0] === name && fields.length > 2);
  return row === undefined ? undefined : Number(row[2]);
}

function userOf(id) {
  const user = typeof id === 'string' ? numberOf('/etc/passwd', id) : id;
  if (user === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL('User', id);
  return user;
}

function groupOf(id) {
  const group = typeof id === 'string' ? numberOf('/etc/group', id) : id;
  if (group === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL('Group', id);
  return group;
}

const DESCRIPTIONS = {
  EPERM: 'Operation not permitted', EINVAL: 'Invalid argument', EAGAIN: 'Resource temporarily unavailable',
};

function failOn(errno, syscall) {
  if (errno === 0) return;
  const code = require('util').getSystemErrorName(-errno);
  const error = new Error(`${code}, ${DESCRIPTIONS[code] ?? 'Unknown error'}`);
  throw Object.assign(error, { errno, code, syscall });
}

function setter(call, numberFor) {
  return { [call](id) {
    check(id, 'id');
    failOn(native_.setId(call, numberFor(id)), call);
  } }[call];
}

function setgroups(groups) {
  validateArray(groups, 'groups');
  groups.forEach((group, index) => check(group, `groups[${index}]`));
  failOn(native_.setGroups(groups.map(groupOf)), 'setgroups');
}

/** All groups that /etc/group puts the user into, and one more. */
function initgroups(user, extraGroup) {
  check(user, 'user');
  check(extraGroup, 'extraGroup');
  const extra = groupOf(extraGroup);
  const name = typeof user === 'string' ? user : rows('/etc/passwd').find((fields) => Number(fields[2]) === user)?.[0];
  if (name === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL('User', user);
  userOf(name);
  const own = rows('/etc/group').filter((fields) => fields.length > 3 && fields[3].split(',').includes(name));
  failOn(native_.setGroups([...new Set([extra, ...own.map((fields) => Number(fields[2]))])]), 'initgroups');
}

function getgroups() {
  const line = /^Groups:[ \t]*(.*)$/m.exec(require('fs').readFileSync('/proc/self/status', 'latin1'));
  const groups = line[1].trim() === '' ? [] : line[1].trim().split(/\s+/).map(Number);
  const own = process.getegid();
  return groups.includes(own) ? groups : [...groups, own];
}

module.exports = {
  getgroups,
  initgroups,
  setgroups,
  setuid: setter('setuid', userOf),
  seteuid: setter('seteuid', userOf),
  setgid: setter('setgid', groupOf),
  setegid: setter('setegid', groupOf),
};
