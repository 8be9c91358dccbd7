'use strict';
// The bundled express: require('express') without npm. Express 5 as documented on expressjs.com (5.x API),
// written for an interpreter: what a request does not use is not made, what a program does not use is not
// even loaded (static files, body parsers, views, content negotiation and cookies are rooms of their own).

const application = require('express/application');
const request = require('express/request');
const response = require('express/response');
const Router = require('express/router');

function createApplication() {
  const app = function (req, res, next) {
    app.handle(req, res, next);
  };
  Object.setPrototypeOf(app, application);
  app.request = withApp(request, app);
  app.response = withApp(response, app);
  app.init();
  return app;
}

function withApp(prototype, app) {
  return Object.create(prototype, {
    app: { configurable: true, enumerable: true, writable: true, value: app }
  });
}

module.exports = exports = createApplication;

exports.application = application;
exports.request = request;
exports.response = response;
exports.Route = Router.Route;
exports.Router = Router;

exports.json = function json(options) {
  return require('express/body').json(options);
};

exports.raw = function raw(options) {
  return require('express/body').raw(options);
};

exports.text = function text(options) {
  return require('express/body').text(options);
};

exports.urlencoded = function urlencoded(options) {
  return require('express/body').urlencoded(options);
};

exports.static = function serveStatic(root, options) {
  return require('express/static')(root, options);
};
