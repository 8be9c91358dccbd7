'use strict';
// node:stream/web (https://nodejs.org/api/webstreams.html): the classes of web streams, which are globals too.
// Each room is loaded when one of its classes is first asked for.

const { rooms, lazyFrom } = require('internal/globals');

for (const room of Object.keys(rooms)) {
  if (!room.startsWith('internal/webstreams/')) continue;
  for (const name of rooms[room]) lazyFrom(module.exports, name, room, true);
}
