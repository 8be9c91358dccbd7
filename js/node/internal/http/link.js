'use strict';
// The Link field of an early hint (RFC 8288 section 3), checked as Node checks it.

const { codes } = require('internal/errors');

const LINK = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

function validateLink(value) {
  for (const link of `${value}`.split(/,\s*(?=<)/)) {
    if (value !== '' && !LINK.test(link.trim())) {
      throw new codes.ERR_INVALID_ARG_VALUE('hints', value,
        'must be an array or string of format "</styles.css>; rel=preload; as=style"');
    }
  }
}

module.exports = { validateLink };
