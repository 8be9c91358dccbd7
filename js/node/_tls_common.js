'use strict';
// The name by which some packages know secure contexts.
const { SecureContext, createSecureContext } = require('internal/tls/context');
const { translatePeerCertificate } = require('internal/tls/certificate');

module.exports = { SecureContext, createSecureContext, translatePeerCertificate };
