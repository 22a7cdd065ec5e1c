import { startPostgresql, startRedis } from './servers.mjs';

const starts = { postgresql: startPostgresql, redis: startRedis };

/** Starts the servers a project's preset names; `global-teardown.mjs` stops them. */
export default async function setUp(_global, project) {
  globalThis.rollcallServerStops = [];
  for (const name of project.globals.rollcallServers) globalThis.rollcallServerStops.push(await starts[name]());
}
