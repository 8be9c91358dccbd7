'use strict';
// Whether this process is a worker: its primary says so in the environment, which its own children are not to
// inherit.

const { env } = native('process');

const uniqueId = Object.hasOwn(env, 'NODE_UNIQUE_ID') ? env.NODE_UNIQUE_ID : undefined;
delete env.NODE_UNIQUE_ID;

module.exports = { isWorker: uniqueId !== undefined && uniqueId !== '', uniqueId };
