'use strict';
// Many writes in one turn: all arrive, in order, with their callbacks, before a child that is waited for has
// begun; a peer that does not read holds them up, and what was written before destroy() or exit still leaves.

const assert = require('assert');
const net = require('net');
const { execFileSync, spawn } = require('child_process');

const [role, port] = process.argv.slice(2);

if (role === 'leaves') {
  const socket = net.connect(port, '127.0.0.1', () => {
    for (let i = 0; i < 100; i++) socket.write(`${i} `);
    process.exit();
  });
} else {
  const server = net.createServer();
  const received = (test) => server.once('connection', (socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => test(text));
  });
  const numbers = (count) => Array.from({ length: count }, (_, i) => `${i} `).join('');

  const inOrder = (done) => {
    received((text) => {
      assert.strictEqual(text, numbers(2000));
      done();
    });
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      let called = 0;
      for (let i = 0; i < 2000; i++) {
        assert.strictEqual(socket.write(`${i} `, () => assert.strictEqual(called++, i)), true);
      }
      assert.strictEqual(socket.bytesWritten, numbers(2000).length);
      socket.end(() => assert.strictEqual(called, 2000));
    });
  };

  const heldUp = (done) => {
    server.once('connection', (socket) => {
      setImmediate(() => {
        let length = 0;
        socket.on('data', (chunk) => { length += chunk.length; }).on('end', () => {
          assert.strictEqual(length, 20000 * 1000);
          done();
        });
      });
    });
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      const piece = Buffer.alloc(1000, 'x');
      let refused = false;
      for (let i = 0; i < 20000; i++) refused = !socket.write(piece) || refused;
      assert.strictEqual(refused, true);
      assert.ok(socket.writableLength > 0);
      socket.once('drain', () => socket.end());
    });
  };

  const destroyed = (done) => {
    received((text) => {
      assert.strictEqual(text, numbers(100));
      done();
    });
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      for (let i = 0; i < 100; i++) socket.write(`${i} `);
      socket.destroy();
    });
  };

  const exits = (done) => {
    received((text) => {
      assert.strictEqual(text, numbers(100));
      done();
    });
    spawn(process.execPath, [__filename, 'leaves', server.address().port], { stdio: 'inherit' });
  };

  // The other end answers while this process sleeps in execFileSync.
  const beforeAChild = (done) => {
    const other = spawn(process.execPath, ['-e', `
      require('net').createServer((socket) => {
        let text = '';
        socket.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
          if (text.endsWith('end')) require('fs').writeFileSync(process.argv[1], text);
        });
      }).listen(0, '127.0.0.1', function() { console.log(this.address().port); });
    `, `${require('os').tmpdir()}/writes-${process.pid}`], { stdio: ['ignore', 'pipe', 'inherit'] });
    const file = `${require('os').tmpdir()}/writes-${process.pid}`;
    other.stdout.once('data', (line) => {
      const socket = net.connect(Number(line), '127.0.0.1', () => {
        for (let i = 0; i < 10; i++) socket.write(`${i} `);
        socket.write('end');
        execFileSync('sh', ['-c', `until test -s ${file}; do sleep 0.1; done; rm ${file}`]);
        other.kill();
        socket.on('error', () => {}).on('close', () => done());
      });
    });
  };

  const tests = [inOrder, heldUp, destroyed, exits, beforeAChild];
  const next = () => {
    const test = tests.shift();
    if (test === undefined) server.close();
    else test(next);
  };
  server.listen(0, '127.0.0.1', next);
}
