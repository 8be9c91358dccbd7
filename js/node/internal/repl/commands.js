'use strict';
// What begins with a dot in the REPL.

const HELP = '\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n';
const NO_FILE = 'The "file" argument must be specified\n';

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
  let text = NO_FILE;
  if (file !== '') {
    try {
      require('fs').writeFileSync(file, this.lines.join('\n'));
      text = `Session saved to: ${file}\n`;
    } catch {
      text = `Failed to save: ${file}\n`;
    }
  }
  this.output.write(text);
  this.displayPrompt();
}

function load(file) {
  const failure = file === '' ? NO_FILE : loadFile(this, file);
  if (failure !== undefined) this.output.write(failure);
  this.displayPrompt();
}

function loadFile(self, file) {
  const fs = require('fs');
  let text;
  try {
    if (!fs.statSync(file).isFile()) return `Failed to load: ${file} is not a valid file\n`;
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return `Failed to load: ${file}\n`;
  }
  self._setEditorMode(true);
  self.isLoading = true;
  // What the file has is a statement of its own, however it is spread over lines.
  self.write(text);
  self.isLoading = false;
  self._setEditorMode(false);
  self.write('\n');
}

// Lines gather until Control and D.
function edit() {
  this._setEditorMode(true);
  this.output.write('// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n');
}

module.exports = { define };
