import assert from 'node:assert';
import { execa } from 'execa';
import spawn from 'cross-spawn';
import which from 'which';
import shell from 'shelljs';

const { stdout } = await execa('echo', ['hello', 'you']);
assert.strictEqual(stdout, 'hello you');
await assert.rejects(execa('sh', ['-c', 'echo out; exit 3']), { exitCode: 3, stdout: 'out' });
assert.strictEqual((await execa({ input: 'piped' })`cat`).stdout, 'piped');
assert.strictEqual(spawn.sync('printf', ['x']).stdout.toString(), 'x');
assert.match(await which('sh'), /\/sh$/);
await assert.rejects(which('no-such-program-here'), { code: 'ENOENT' });
assert.strictEqual(shell.test('-d', '/'), true);
