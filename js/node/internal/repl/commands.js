'use strict';
// What begins with a dot in the REPL.

const HELP = '\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n';

function define(repl) {
  const add = (keyword, help, action) => repl.defineCommand(keyword, { help, action });
  add('break', 'Sometimes you get stuck, this gets you out', function() {
    this.clearBufferedCommand();
    this.displayPrompt();
  });
  add('clear', repl.useGlobal ? 'Alias for .break' : 'Break, and also clear the local context', function() {
    this.clearBufferedCommand();
    if (!this.useGlobal) {
      this.output.write('Clearing context...\n');
      this.resetContext();
    }
    this.displayPrompt();
  });
  add('exit', 'Exit the REPL', function() { this.close(); });
  add('help', 'Print this help message', showHelp);
  add('save', 'Save all evaluated commands in this REPL session to a file', save);
  add('load', 'Load JS from a file into the REPL session', load);
  if (repl.terminal) add('editor', 'Enter editor mode', edit);
}

function showHelp() {
  const names = Object.keys(this.commands).sort();
  const width = Math.max(...names.map((name) => name.length)) + 3;
  for (const name of names) {
    const { help } = this.commands[name];
    this.output.write(`.${name}${help ? ' '.repeat(width - name.length) + help : ''}\n`);
  }
  this.output.write(HELP);
  this.displayPrompt();
}

function save(file) {
  try {
    if (file === '') throw new TypeError('no file');
    require('fs').writeFileSync(file, this.lines.join('\n'));
    this.output.write(`Session saved to: ${file}\n`);
  } catch {
    this.output.write(file === '' ? 'The "file" argument must be specified\n' : `Failed to save: ${file}\n`);
  }
  this.displayPrompt();
}

function load(file) {
  if (file === '') {
    this.output.write('The "file" argument must be specified\n');
    this.displayPrompt();
    return;
  }
  let text;
  try {
    text = require('fs').readFileSync(file, 'utf8');
  } catch {
    this.output.write(`Failed to load: ${file}\n`);
    this.displayPrompt();
    return;
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  this._queue.push(...lines);
}

// Lines gather until Control and D.
function edit() {
  this.editorMode = true;
  this.output.write('// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n');
  const write = this._ttyWrite;
  this._ttyWrite = function(text, key) {
    if (!this.editorMode || !key?.ctrl || key.name !== 'd') {
      write.call(this, text, key);
      if (!this.editorMode) delete this._ttyWrite;
      return;
    }
    delete this._ttyWrite;
    this.editorMode = false;
    const code = this.bufferedCommand + this.line;
    this.clearBufferedCommand();
    this._clearLine();
    this.emit('line', code);
  };
}

module.exports = { define };
