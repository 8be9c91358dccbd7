'use strict';
// process.report: what a program was doing, for whoever looks for a fault (https://nodejs.org/api/report.html).
// Sections that only V8 and libuv could fill are there, and empty.

const native_ = native('process');
const { codes } = require('internal/errors');
const { validateBoolean, validateObject, validateString } = require('internal/validators');

const REPORT_VERSION = 5;

let sequence = 0;

function flag(name) {
  return native_.flags.length > 0 ? require('internal/options').get(name) : undefined;
}

// ---- what is reported ------------------------------------------------------------------------------------

function headerOf(event, trigger, filename, excludeNetwork) {
  const os = require('os');
  const now = new Date();
  const header = {
    reportVersion: REPORT_VERSION,
    event,
    trigger,
    filename,
    dumpEventTime: now.toISOString().replace(/\.\d+/, ''),
    dumpEventTimeStamp: `${now.getTime()}`,
    processId: process.pid,
    threadId: native_.kind === 'worker' ? require('worker_threads').threadId : 0,
    cwd: process.cwd(),
    commandLine: [process.argv0, ...process.execArgv, ...process.argv.slice(1)],
    nodejsVersion: process.version,
    wordSize: /64|s390x/.test(process.arch) ? 64 : 32,
    arch: process.arch,
    platform: process.platform,
    componentVersions: { ...process.versions },
    release: { ...process.release },
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(({ model, speed, times }) => ({ model, speed, ...times })),
  };
  if (!excludeNetwork) header.networkInterfaces = interfaces(os.networkInterfaces());
  header.host = os.hostname();
  return header;
}

function interfaces(found) {
  const list = [];
  for (const [name, addresses] of Object.entries(found)) {
    for (const { internal, mac, address, netmask, family, scopeid } of addresses) {
      list.push({ name, internal, mac, address, netmask, family, ...(family === 'IPv6' && { scopeid }) });
    }
  }
  return list;
}

function stackOf(error) {
  const stack = typeof error?.stack === 'string' ? error.stack : '';
  const [message, ...frames] = stack.split('\n');
  const errorProperties = {};
  for (const [key, value] of Object.entries(Object(error))) errorProperties[key] = inspectShortly(value);
  return {
    message: stack === '' ? `${inspectShortly(error)}` : message,
    ...(stack !== '' && { stack: frames.map((frame) => frame.trim()) }),
    errorProperties,
  };
}

function inspectShortly(value) {
  return typeof value === 'string' ? value : require('util').inspect(value, { depth: 0 });
}

function heap() {
  const facts = require('v8').getHeapStatistics();
  return {
    totalMemory: facts.total_heap_size,
    executableMemory: facts.total_heap_size_executable,
    totalCommittedMemory: facts.total_physical_size,
    availableMemory: facts.total_available_size,
    totalGlobalHandlesMemory: facts.total_global_handles_size,
    usedGlobalHandlesMemory: facts.used_global_handles_size,
    usedMemory: facts.used_heap_size,
    memoryLimit: facts.heap_size_limit,
    mallocedMemory: facts.malloced_memory,
    externalMemory: facts.external_memory,
    peakMallocedMemory: facts.peak_malloced_memory,
    nativeContextCount: facts.number_of_native_contexts,
    detachedContextCount: facts.number_of_detached_contexts,
    doesZapGarbage: facts.does_zap_garbage,
    heapSpaces: {},
  };
}

function usage() {
  const os = require('os');
  const facts = process.resourceUsage();
  const [user, kernel] = [facts.userCPUTime / 1e6, facts.systemCPUTime / 1e6];
  const percent = 100 / (process.uptime() || 1);
  return {
    free_memory: `${os.freemem()}`,
    total_memory: `${os.totalmem()}`,
    rss: `${process.memoryUsage.rss()}`,
    constrained_memory: `${process.constrainedMemory()}`,
    available_memory: `${process.availableMemory()}`,
    userCpuSeconds: user,
    kernelCpuSeconds: kernel,
    cpuConsumptionPercent: (user + kernel) * percent,
    userCpuConsumptionPercent: user * percent,
    kernelCpuConsumptionPercent: kernel * percent,
    maxRss: `${facts.maxRSS * 1024}`,
    pageFaults: { IORequired: facts.majorPageFault, IONotRequired: facts.minorPageFault },
    fsActivity: { reads: facts.fsRead, writes: facts.fsWrite },
  };
}

const kinds = { TCPSocketWrap: 'tcp', TCPServerWrap: 'tcp', PipeWrap: 'pipe', PipeServerWrap: 'pipe',
  UDPWRAP: 'udp', TTYWrap: 'tty', ProcessWrap: 'process', Timeout: 'timer', FSEventWrap: 'fs_event',
  Signal: 'signal' };

// The active ones, by what Node's getActiveResourcesInfo() calls them. Nothing here has an address in memory.
function handles() {
  const loop = { type: 'loop', is_active: true, address: '0x0' };
  const list = [];
  for (const name of process.getActiveResourcesInfo()) {
    const type = kinds[name];
    if (type === undefined) continue;
    list.push({ type, is_active: true, is_referenced: true, address: `0x${(list.length + 1).toString(16)}` });
  }
  return [...list, loop];
}

// Names as ulimit(1) has them, by those of proc(5).
const limits = {
  core_file_size_blocks: 'Max core file size',
  data_seg_size_bytes: 'Max data size',
  file_size_blocks: 'Max file size',
  max_locked_memory_bytes: 'Max locked memory',
  max_memory_size_bytes: 'Max resident set',
  open_files: 'Max open files',
  stack_size_bytes: 'Max stack size',
  cpu_time_seconds: 'Max cpu time',
  max_user_processes: 'Max processes',
  virtual_memory_bytes: 'Max address space',
};

function readProc(name) {
  try {
    return require('fs').readFileSync(`/proc/self/${name}`, 'latin1').split('\n');
  } catch {
    // No proc file system is mounted.
    return [];
  }
}

function userLimits() {
  const lines = readProc('limits');
  const result = {};
  for (const [name, title] of Object.entries(limits)) {
    const found = lines.find((line) => line.startsWith(`${title} `));
    const [soft = 'unlimited', hard = 'unlimited'] = found?.slice(title.length).trim().split(/\s+/) ?? [];
    const value = (text) => (text === 'unlimited' ? text : Number(text));
    result[name] = { soft: value(soft), hard: value(hard) };
  }
  return result;
}

function sharedObjects() {
  const found = new Set();
  for (const line of readProc('maps')) {
    const path = /(?:\/\S*\.so\b\S*|\[vdso\])$/.exec(line);
    if (path !== null) found.add(path[0]);
  }
  return [...found];
}

function compile(event, trigger, filename, error) {
  return {
    header: headerOf(event, trigger, filename, report.excludeNetwork),
    javascriptStack: stackOf(error),
    javascriptHeap: heap(),
    nativeStack: [],
    resourceUsage: usage(),
    libuv: handles(),
    workers: [],
    ...(!report.excludeEnv && { environmentVariables: { ...process.env } }),
    userLimits: userLimits(),
    sharedObjects: sharedObjects(),
  };
}

// ---- where it goes ---------------------------------------------------------------------------------------

function ownName() {
  const now = new Date();
  const digits = (...parts) => parts.map((part) => `${part}`.padStart(2, '0')).join('');
  const date = digits(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const time = digits(now.getHours(), now.getMinutes(), now.getSeconds());
  const thread = native_.kind === 'worker' ? require('worker_threads').threadId : 0;
  return `report.${date}.${time}.${process.pid}.${thread}.${`${++sequence}`.padStart(3, '0')}.json`;
}

function write(event, trigger, file, error) {
  const filename = file || report.filename || ownName();
  const text = JSON.stringify(compile(event, trigger, filename, error), null, report.compact ? 0 : 2);
  if (filename === 'stdout' || filename === 'stderr') {
    native_.writeSync(filename === 'stdout' ? 1 : 2, `${text}\n`);
    return filename;
  }
  native_.writeSync(2, `\nWriting Node.js report to file: ${filename}\n`);
  const path = report.directory ? require('path').join(report.directory, filename) : filename;
  try {
    require('fs').writeFileSync(path, `${text}\n`);
    native_.writeSync(2, 'Node.js report completed\n');
  } catch (failure) {
    native_.writeSync(2, `\nFailed to open Node.js report file: ${filename} directory: ${report.directory} ` +
      `(errno: ${-failure.errno})\n`);
  }
  return filename;
}

// ---- the object ------------------------------------------------------------------------------------------

function here() {
  const place = new codes.ERR_SYNTHETIC();
  place.name = `Error [${place.code}]`;
  Error.captureStackTrace(place, report.writeReport);
  delete place.name;
  return place;
}

function checkSignal(signal) {
  validateString(signal, 'signal');
  const { signals } = require('os').constants;
  if (signals[signal] !== undefined) return;
  const upper = signals[signal.toUpperCase()] !== undefined;
  throw new codes.ERR_UNKNOWN_SIGNAL(signal + (upper ? ' (signals must use all capital letters)' : ''));
}

function onSignal(signal) {
  write(signal, 'Signal', '', '');
}

function setting(name, validate, value, changed) {
  return {
    get: () => value,
    set(given) {
      validate(given, name);
      const before = value;
      value = given;
      changed?.(before);
    },
    enumerable: true,
    configurable: true,
  };
}

const report = {
  writeReport(file, error) {
    if (typeof file === 'object' && file !== null) {
      error = file;
      file = undefined;
    } else if (file !== undefined && typeof file !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('file', 'String', file);
    } else if (error === undefined) {
      error = here();
    } else if (typeof error !== 'object' || error === null) {
      throw new codes.ERR_INVALID_ARG_TYPE('err', 'Object', error);
    }
    return write('JavaScript API', 'API', file, error);
  },

  getReport(error) {
    if (error === undefined) error = here();
    else validateObject(error, 'err');
    // As it would be written.
    return JSON.parse(JSON.stringify(compile('JavaScript API', 'GetReport', null, error)));
  },
};

Object.defineProperties(report, {
  directory: setting('directory', validateString, flag('--report-directory') ?? flag('--report-dir') ?? ''),
  filename: setting('filename', validateString, flag('--report-filename') ?? ''),
  compact: setting('compact', validateBoolean, flag('--report-compact') === true),
  excludeNetwork: setting('excludeNetwork', validateBoolean, flag('--report-exclude-network') === true),
  excludeEnv: setting('excludeEnv', validateBoolean, flag('--report-exclude-env') === true),
  signal: setting('signal', checkSignal, flag('--report-signal') ?? 'SIGUSR2', (before) => {
    if (!report.reportOnSignal) return;
    process.removeListener(before, onSignal);
    process.on(report.signal, onSignal);
  }),
  reportOnFatalError: setting('trigger', validateBoolean, flag('--report-on-fatalerror') === true),
  reportOnSignal: setting('trigger', validateBoolean, false, (before) => {
    if (before === report.reportOnSignal) return;
    if (before) process.removeListener(report.signal, onSignal);
    else process.on(report.signal, onSignal);
  }),
  reportOnUncaughtException: setting('trigger', validateBoolean, flag('--report-uncaught-exception') === true),
});
if (flag('--report-on-signal') === true) report.reportOnSignal = true;

/** For an error that ends the program. */
function onUncaught(error) {
  if (report.reportOnUncaughtException) write('Exception', 'Exception', '', error);
}

module.exports = { onUncaught, report };
