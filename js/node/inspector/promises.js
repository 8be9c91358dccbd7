'use strict';
// As inspector, with promises: there is no inspector.

const inspector = require('inspector');

class Session extends inspector.Session {
  async post(method) {
    return super.post(method);
  }
}

module.exports = { ...inspector, Session };
