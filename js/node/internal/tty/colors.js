'use strict';
// How many colours a terminal shows, guessed from the environment as tty.WriteStream#getColorDepth
// documents it: answers bits, 1 for none, 4 for 16, 8 for 256, 24 for 16 million.

const FORCED = { '': 4, 1: 4, true: 4, 2: 8, 3: 24 };

// Values of TERM, and what they can do.
const BY_TERM = {
  eterm: 4, cons25: 4, console: 4, cygwin: 4, dtterm: 4, gnome: 4, hurd: 4, jfbterm: 4, konsole: 4, kterm: 4,
  mlterm: 4, mosh: 24, putty: 4, st: 4, 'rxvt-unicode-24bit': 24, terminator: 24, 'xterm-kitty': 24,
};
const SIXTEEN_COLORS = /ansi|color|linux|direct|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220/;

// Build services with a terminal that shows colours.
const BUILDERS = [
  ['APPVEYOR', 8], ['BUILDKITE', 8], ['CIRCLECI', 24], ['DRONE', 8], ['GITEA_ACTIONS', 24],
  ['GITHUB_ACTIONS', 24], ['GITLAB_CI', 8], ['TRAVIS', 8],
];

let warned = false;
function warnOnce(env, name) {
  if (warned) return;
  warned = true;
  process.emitWarning(`The '${name}' env is ignored due to the 'FORCE_COLOR' env being set.`, 'Warning');
}

function builderDepth(env) {
  for (const { 0: name, 1: depth } of BUILDERS) if (name in env) return depth;
  return env.CI_NAME === 'codeship' ? 8 : 1;
}

function programDepth(env) {
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app': {
      const major = (env.TERM_PROGRAM_VERSION || '').split('.')[0];
      return major === '' || +major < 3 ? 8 : 24;
    }
    case 'HyperTerm': case 'MacTerm': return 24;
    case 'Apple_Terminal': return 8;
  }
}

function termDepth(env) {
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 24;
  if (env.TERM) {
    if (env.TERM.startsWith('xterm-256')) return 8;
    const term = env.TERM.toLowerCase();
    if (Object.hasOwn(BY_TERM, term)) return BY_TERM[term];
    if (SIXTEEN_COLORS.test(term)) return 4;
  }
  return env.COLORTERM ? 4 : 1;
}

function getColorDepth(env = process.env) {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (!Object.hasOwn(FORCED, forced)) return 1;
    if (env.NODE_DISABLE_COLORS !== undefined) warnOnce(env, 'NODE_DISABLE_COLORS');
    else if (env.NO_COLOR !== undefined) warnOnce(env, 'NO_COLOR');
    return FORCED[forced];
  }
  if (env.NODE_DISABLE_COLORS !== undefined || env.NO_COLOR !== undefined || env.TERM === 'dumb') return 1;
  if (env.TMUX) return 8;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return 4;
  if ('CI' in env) return builderDepth(env);
  if ('TEAMCITY_VERSION' in env) return /^(?:9\.0*[1-9]\d*\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 4 : 1;
  return programDepth(env) ?? termDepth(env);
}

function hasColors(count, env) {
  if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    require('internal/validators').validateInteger(count, 'count', 2);
  }
  return count <= 2 ** getColorDepth(env);
}

module.exports = { getColorDepth, hasColors };
