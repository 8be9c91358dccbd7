'use strict';
// What this machine's files say of names: resolv.conf(5) names servers and how to ask them, hosts(5) names
// addresses. Domains to search are for lookup(), which asks the system.

const fs = require('fs');
const { isIP } = native('net');

const RESOLV_CONF = '/etc/resolv.conf';
const HOSTS = '/etc/hosts';
const PORT = 53;

/**
 * A server as setServers() takes it, as [address, port]: '1.2.3.4', '1.2.3.4:53', '::1', '[::1]', '[::1]:53';
 * undefined for what is no address.
 */
function parseServer(text) {
  if (isIP(text) !== 0) return [text, PORT];
  const bracketed = /^\[([^[\]]*)\](?::(\d+))?/.exec(text);
  if (bracketed !== null && isIP(bracketed[1]) !== 0) return [bracketed[1], +bracketed[2] || PORT];
  // The first colon of all others ends the address.
  const colon = text.indexOf(':');
  const [host, port] = colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  return isIP(host) !== 0 && /^\d+$/.test(port) ? [host, +port || PORT] : undefined;
}

let settings;
let changed = -1;

/** { servers, timeout, tries, rotate }; undefined where resolv.conf is silent. Read anew when it has changed. */
function resolverSettings() {
  const modified = fs.statSync(RESOLV_CONF, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (modified === changed) return settings;
  changed = modified;
  let text = '';
  try {
    text = fs.readFileSync(RESOLV_CONF, 'latin1');
  } catch {
    // Without it, the server is expected on this machine.
  }
  settings = parseSettings(text);
  return settings;
}

function parseSettings(text) {
  const found = { servers: [], timeout: undefined, tries: undefined, rotate: false };
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line.replace(/[#;].*/, '').trim().split(/\s+/);
    if (keyword === 'nameserver' && words.length > 0) {
      const server = parseServer(words[0]);
      if (server !== undefined) found.servers.push(server);
    } else if (keyword === 'options') {
      for (const word of words) setOption(found, word);
    }
  }
  if (found.servers.length === 0) found.servers.push(['127.0.0.1', PORT]);
  return found;
}

function setOption(found, word) {
  const [name, value] = word.split(':');
  if (name === 'rotate') found.rotate = true;
  else if (name === 'timeout' && value > 0) found.timeout = Math.min(+value, 30) * 1000;
  else if (name === 'attempts' && value > 0) found.tries = Math.min(Math.trunc(value), 5);
}

/** callback(names) with the names that the hosts file has for this address: `number` tells who is who. */
function hostNames(address, number, callback) {
  fs.readFile(HOSTS, 'latin1', (error, text) => {
    const names = [];
    const wanted = number(address);
    for (const line of error ? [] : text.split('\n')) {
      const [first, ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (isIP(first) === isIP(address) && number(first) === wanted) names.push(...rest);
    }
    callback([...new Set(names)]);
  });
}

module.exports = { PORT, hostNames, parseServer, resolverSettings };
