'use strict';
// Serves an application on a free port and asks it over http.
//   serve(app, async (ask) => { const answer = await ask('GET /path', { header: 'value' }, 'body'); … });
const http = require('http');

function askServer(port, line, headers, body) {
  const [method, path] = line.split(' ');
  return new Promise((resolve, reject) => {
    const request = http.request({ port, method, path, headers: { connection: 'close', ...headers } });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers: fields, rawHeaders } = response;
        resolve({ status, headers: fields, rawHeaders, body: Buffer.concat(chunks).toString() });
      });
    });
    request.end(body);
  });
}

exports.serve = function serve(app, ask) {
  const server = app.listen(0, async () => {
    const { port } = server.address();
    try {
      await ask((line, headers, body) => askServer(port, line, headers, body));
    } finally {
      server.close();
    }
  });
};
