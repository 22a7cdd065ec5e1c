/** A private Redis for one run, as the tests start theirs; null if `redis-server` is not installed. */
export async function startOwnRedis() {
  const { startRedis } = await import(new URL('../../tools/jest/servers.mjs', import.meta.url).href);
  /** @type {() => Promise<void>} */
  const stop = await startRedis();
  const url = process.env['ROLLCALL_TEST_REDIS_URL'];
  return url === undefined ? null : { url, stop };
}
