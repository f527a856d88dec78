/** Loaded before a server: tells its parent how much memory it needs, after everything unused is collected. */
const { getHeapSpaceStatistics } = require('node:v8');

process.on('message', () => {
  for (let round = 0; round < 4; round++) globalThis.gc();
  let [objects, code] = [0, 0];
  for (const { space_name: name, space_used_size: used } of getHeapSpaceStatistics()) {
    if (/code|trusted/.test(name)) code += used;
    else objects += used;
  }
  process.send({ objects, code, resident: process.memoryUsage.rss() });
});
process.channel.unref();
