'use strict';
// JUnit's XML: a testsuite for what holds tests, a testcase for each of them.

const { inspect } = require('util');
const { hostname } = require('os');

function escapeAttribute(text) {
  return escapeContent(text.replaceAll('\n', '')).replaceAll('"', '&quot;');
}

function escapeContent(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeComment(text) {
  return text.replaceAll('--', '&#45;&#45;');
}

function toXml(node) {
  const { comment, nesting, tag, attrs, children } = node;
  const indent = '\t'.repeat(nesting + 1);
  if (typeof node === 'string') return `${escapeContent(node)}\n`;
  if (comment !== undefined) return `${indent}<!-- ${escapeComment(comment)} -->\n`;
  const attributes = Object.keys(attrs).map((key) => `${key}="${escapeAttribute(String(attrs[key]))}"`).join(' ');
  if (!children?.length) return `${indent}<${tag} ${attributes}/>\n`;
  return `${indent}<${tag} ${attributes}>\n${children.map(toXml).join('')}${indent}</${tag}>\n`;
}

function isFailure(node) {
  return node.children?.some((child) => child.tag === 'failure') || node.attrs?.failures;
}

function isSkipped(node) {
  return node.children?.some((child) => child.tag === 'skipped') || node.attrs?.skipped;
}

function finishSuite(node) {
  node.tag = 'testsuite';
  node.attrs.disabled = 0;
  node.attrs.errors = 0;
  const cases = node.children.filter((child) => child.comment === undefined);
  node.attrs.tests = cases.length;
  node.attrs.failures = cases.filter(isFailure).length;
  node.attrs.skipped = cases.filter(isSkipped).length;
  node.attrs.hostname = hostname();
}

function finishCase(node, type, { nesting, skip, todo, details }) {
  node.tag = 'testcase';
  node.attrs.classname = details.type === 'suite' ? 'suite' : 'test';
  const inner = nesting + 1;
  if (skip !== undefined) {
    node.children.push({ nesting: inner, tag: 'skipped', attrs: { type: 'skipped', message: skip } });
  }
  if (todo !== undefined) {
    node.children.push({ nesting: inner, tag: 'skipped', attrs: { type: 'todo', message: todo } });
  }
  if (type !== 'test:fail') return;
  const { error } = details;
  node.children.push({ nesting: inner, tag: 'failure', attrs: { type: error?.failureType || error?.code,
    message: error?.message ?? '' }, children: [inspect(error, { colors: false, breakLength: Infinity })] });
  node.failures = 1;
  node.attrs.failure = error?.message ?? '';
}

module.exports = async function* junitReporter(source) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield '<testsuites>\n';
  const roots = [];
  let current = null;
  const begin = (data) => {
    const parent = current;
    current = { __proto__: null, attrs: { __proto__: null, name: data.name }, nesting: data.nesting, parent,
      children: [] };
    if (parent === null) roots.push(current);
    else parent.children.push(current);
  };
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      begin(data);
    } else if (type === 'test:pass' || type === 'test:fail') {
      if (current === null || data.nesting !== current.nesting || data.name !== current.attrs.name) begin(data);
      const node = current;
      current = node.parent;
      node.attrs.time = (data.details.duration_ms / 1000).toFixed(6);
      if (node.children.some((child) => child.comment === undefined)) finishSuite(node);
      else finishCase(node, type, data);
    } else if (type === 'test:diagnostic') {
      const parent = current?.children ?? roots;
      parent.push({ __proto__: null, nesting: data.nesting, comment: data.message });
    }
  }
  for (const node of roots) yield toXml(node);
  yield '</testsuites>\n';
};
