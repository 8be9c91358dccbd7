'use strict';
// Error.prepareStackTrace and its CallSites (https://v8.dev/docs/stack-trace-api). The engine calls the
// function when an error is made, V8 when its stack is first read: what it answers or throws is kept until
// then. The engine's CallSites lack what it can't tell; that is given V8's answer for an ordinary call.

class Prepared {
  constructor(value, isThrown) {
    this.value = value;
    this.isThrown = isThrown;
  }
}

function wrap(prepare) {
  return (error, sites) => {
    try {
      return new Prepared(prepare.call(Error, error, sites.filter(isFrame)), false);
    } catch (thrown) {
      return new Prepared(thrown, true);
    }
  };
}

// V8 does not count Function.prototype.call and apply as frames.
function isFrame(site) {
  if (!site.isNative()) return true;
  const name = site.getFunctionName();
  return name !== 'call' && name !== 'apply';
}

/** What a prepared stack is to the script. */
function valueOf(stack) {
  if (!(stack instanceof Prepared)) return stack;
  if (stack.isThrown) throw stack.value;
  return stack.value;
}

function isUnnamed(name) {
  return name === null || name === '' || name === '<eval>' || name === '<anonymous>';
}

function methodsOver({ getFunctionName, getFileName, getLineNumber, getColumnNumber }) {
  return {
    getFunctionName() {
      const name = getFunctionName.call(this);
      return isUnnamed(name) ? null : name;
    },
    getThis: () => undefined,
    getTypeName() {
      return this.isToplevel() ? null : 'Object';
    },
    getMethodName: () => null,
    getEvalOrigin: () => undefined,
    getScriptNameOrSourceURL() {
      return getFileName.call(this);
    },
    getScriptHash: () => '',
    getEnclosingLineNumber() {
      return getLineNumber.call(this);
    },
    getEnclosingColumnNumber() {
      return getColumnNumber.call(this);
    },
    getPosition: () => 0,
    getPromiseIndex: () => null,
    isToplevel() {
      return !this.isNative() && !this.isConstructor();
    },
    isEval: () => false,
    isAsync: () => false,
    isPromiseAll: () => false,
    toString() {
      const name = this.getFunctionName();
      const position = `${getLineNumber.call(this)}:${getColumnNumber.call(this)}`;
      const place = this.isNative() ? '<anonymous>' : `${getFileName.call(this)}:${position}`;
      if (name === null) return place;
      return `${this.isConstructor() ? 'new ' : ''}${name} (${place})`;
    },
  };
}

/** Completes the prototype of the engine's CallSites, found by having it make one. */
function install(setPrepare, getStack) {
  setPrepare.call(Error, (error, sites) => sites);
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const [site] = getStack.call(new Error());
  Error.stackTraceLimit = limit;
  const prototype = Object.getPrototypeOf(site);
  const methods = methodsOver(prototype);
  for (const name of Object.keys(methods)) {
    Object.defineProperty(prototype, name, {
      value: methods[name], writable: true, configurable: true, enumerable: false,
    });
  }
  return { valueOf, wrap };
}

module.exports = { install };
