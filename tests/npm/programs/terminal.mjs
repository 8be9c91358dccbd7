import assert from 'node:assert';
import boxen from 'boxen';
import Table from 'cli-table3';
import figlet from 'figlet';
import ora from 'ora';

assert.strictEqual(boxen('hi', { padding: { left: 1, right: 1 } }), '┌────┐\n│ hi │\n└────┘');
const table = new Table({ head: ['a', 'b'], style: { head: [], border: [] } });
table.push(['1', '日本']);
assert.match(table.toString(), /│ 1 │ 日本 │/);
assert.match(figlet.textSync('Hi'), /\|_\| \|_\|_\|/);
const spinner = ora({ text: 'working', isEnabled: false, isSilent: true }).start();
spinner.succeed('done');
assert.strictEqual(spinner.isSpinning, false);
