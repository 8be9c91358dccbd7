'use strict';
// https://nodejs.org/api/cluster.html: several processes that share their listening sockets. Which half of it a
// process has is said by its environment, which internal/main looks at before the program begins.

module.exports = require('internal/cluster/role').isWorker
  ? require('internal/cluster/child') : require('internal/cluster/primary');
