'use strict';
// node:os (https://nodejs.org/api/os.html). Most of it is text that Linux keeps under /proc and /sys
// (proc(5)), read when asked for.

const { validateInt32 } = require('internal/validators');

const binding = native('os');

function readText(path) {
  try {
    return require('fs').readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

// A refusal of the native half as the SystemError that Node throws here.
function asSystemError(call) {
  try {
    return call();
  } catch (error) {
    if (error.syscall === undefined) throw error;
    const { codes } = require('internal/errors');
    const message = require('internal/system_errors').systemErrorMessage(error.errno);
    throw new codes.ERR_SYSTEM_ERROR({ errno: error.errno, code: error.code, message, syscall: error.syscall });
  }
}

// ---- the machine and its system ---------------------------------------------------------------------

let names;

function uname(index) {
  // All but the host's name stay what they are.
  if (names === undefined || index === 4) names = binding.uname();
  return names[index];
}

function type() {
  return uname(0);
}

function release() {
  return uname(1);
}

function version() {
  return uname(2);
}

function machine() {
  return uname(3);
}

function hostname() {
  return uname(4);
}

function arch() {
  return require('process').arch;
}

function platform() {
  return require('process').platform;
}

function endianness() {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
}

function uptime() {
  return Number.parseFloat(readText('/proc/uptime')) || 0;
}

function loadavg() {
  const [one, five, fifteen] = readText('/proc/loadavg').split(' ');
  return [Number(one) || 0, Number(five) || 0, Number(fifteen) || 0];
}

function memory(name) {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readText('/proc/meminfo'));
  return match ? Number(match[1]) * 1024 : 0;
}

function totalmem() {
  return memory('MemTotal');
}

// Kernels before 3.14 don't tell how much could be had.
function freemem() {
  return memory('MemAvailable') || memory('MemFree');
}

function availableParallelism() {
  return binding.parallelism();
}

// ---- processors -------------------------------------------------------------------------------------

// proc(5): a block of lines for each processor on some architectures, one block for all on others.
function models(cpuinfo) {
  const found = [];
  for (const line of cpuinfo.split('\n')) {
    const match = /^(model name|Processor|cpu model|cpu|isa)\s*:\s*(.+)$/.exec(line);
    if (match) found.push(match[2]);
  }
  return found;
}

function megahertz(number, fromInfo) {
  const kilohertz = readText(`/sys/devices/system/cpu/cpu${number}/cpufreq/scaling_cur_freq`);
  return Math.trunc(kilohertz === '' ? Number(fromInfo ?? 0) : Number(kilohertz) / 1000);
}

function cpus() {
  const cpuinfo = readText('/proc/cpuinfo');
  const model = models(cpuinfo);
  const speeds = [...cpuinfo.matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)];
  const list = [];
  for (const line of readText('/proc/stat').split('\n')) {
    const fields = /^cpu(\d+) (.*)$/.exec(line);
    if (fields === null) continue;
    // A tick is a hundredth of a second for programs, whatever the kernel's own is.
    const [user, nice, sys, idle, , irq] = fields[2].split(' ').map((ticks) => Number(ticks) * 10);
    const at = list.length;
    list.push({
      model: model[at] ?? model[0] ?? 'unknown',
      speed: megahertz(fields[1], speeds[at]?.[1]),
      times: { user, nice, sys, idle, irq },
    });
  }
  return list;
}

// ---- network ----------------------------------------------------------------------------------------

function networkInterfaces() {
  const result = {};
  for (const [name, address, netmask, scopeid, internal, prefix] of asSystemError(binding.interfaces)) {
    const isV6 = address.includes(':');
    const mac = readText(`/sys/class/net/${name}/address`).trim() || '00:00:00:00:00:00';
    const entry = {
      address,
      netmask,
      family: isV6 ? 'IPv6' : 'IPv4',
      mac,
      internal,
      cidr: prefix === null ? null : `${address}/${prefix}`,
    };
    if (isV6) entry.scopeid = scopeid;
    (result[name] ??= []).push(entry);
  }
  return result;
}

// ---- the user ---------------------------------------------------------------------------------------

// passwd(5): name:password:uid:gid:comment:home:shell
function passwdEntry(uid) {
  let text;
  try {
    text = require('fs').readFileSync('/etc/passwd', 'utf8');
  } catch {
    return undefined;
  }
  return text.split('\n').map((line) => line.split(':')).find((fields) => fields[2] === String(uid));
}

function homedir() {
  const { env, geteuid } = require('process');
  return env.HOME ?? passwdEntry(geteuid())?.[5] ?? '/';
}

function userInfo(options) {
  const { geteuid } = require('process');
  const entry = passwdEntry(geteuid());
  if (entry === undefined) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_SYSTEM_ERROR({
      errno: -2, code: 'ENOENT', message: 'no such file or directory', syscall: 'uv_os_get_passwd',
    });
  }
  const isBuffer = options?.encoding === 'buffer';
  const encode = (text) => (isBuffer ? require('buffer').Buffer.from(text) : text);
  return {
    __proto__: null,
    uid: Number(entry[2]),
    gid: Number(entry[3]),
    username: encode(entry[0]),
    homedir: encode(entry[5]),
    shell: encode(entry[6]),
  };
}

function tmpdir() {
  const { env } = require('process');
  const path = env.TMPDIR || env.TMP || env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

// ---- priorities -------------------------------------------------------------------------------------

function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  return asSystemError(() => binding.priority(pid));
}

function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  asSystemError(() => binding.setPriority(pid, priority));
}

const os = {
  arch,
  availableParallelism,
  cpus,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release,
  setPriority,
  tmpdir,
  totalmem,
  type,
  userInfo,
  uptime,
  version,
  machine,
  devNull: '/dev/null',
};

// `${os.hostname}` is what `os.hostname()` answers.
const asText = { __proto__: null, value() { return this(); } };
for (const name of ['arch', 'availableParallelism', 'endianness', 'freemem', 'homedir', 'hostname', 'platform',
  'release', 'tmpdir', 'totalmem', 'type', 'uptime', 'version', 'machine']) {
  Object.defineProperty(os[name], Symbol.toPrimitive, asText);
}

Object.defineProperty(os, 'EOL', { value: '\n', writable: false, enumerable: true, configurable: true });
Object.defineProperty(os, 'constants', {
  configurable: false,
  enumerable: true,
  get: () => require('internal/os_constants'),
});

module.exports = os;
